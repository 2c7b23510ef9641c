#pragma once

#include "console/compose/composition.h"
#include "console/widgets/rounded_panel.h"
#include "model/preview.h"

class QLabel;

namespace mc::console {

class StateChip;
class Theme;

/// The entry in the app's list, with everything that is written.
class AppCard : public RoundedPanel
{
    Q_OBJECT

public:
    explicit AppCard(const Theme &theme, QWidget *parent = nullptr);
    void show(const Composition &composition);

private:
    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_time;
    QLabel *m_message;
    StateChip *m_priority;
    QLabel *m_linkIcon;
    QLabel *m_link;
};

/// A phone that lies there locked.
class LockScreenCard : public RoundedPanel
{
    Q_OBJECT

public:
    explicit LockScreenCard(const Theme &theme, QWidget *parent = nullptr);
    void show(const model::PreviewTexts &texts);

private:
    const Theme &m_theme;
    QLabel *m_clock;
    QLabel *m_date;
    QLabel *m_icon;
    QLabel *m_app;
    QLabel *m_title;
    QLabel *m_body;
};

/// A mail as it is read.
class MailCard : public RoundedPanel
{
    Q_OBJECT

public:
    explicit MailCard(const Theme &theme, QWidget *parent = nullptr);
    void show(const model::PreviewTexts &texts, const QString &recipient);

private:
    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_subject;
    QLabel *m_to;
    QLabel *m_text;
};

/// A text message, and how many segments it takes.
class SmsCard : public QWidget
{
    Q_OBJECT

public:
    explicit SmsCard(QWidget *parent = nullptr);
    void show(const model::PreviewTexts &texts);

private:
    QLabel *m_text;
    QLabel *m_size;
};

} // namespace mc::console
