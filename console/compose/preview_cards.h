#pragma once

#include "console/compose/composition.h"
#include "model/preview.h"

#include <QtWidgets/QWidget>

#include <array>

class QGraphicsOpacityEffect;
class QLabel;
class QTabWidget;

namespace mc::console {

class AppCard;
class LockScreenCard;
class MailCard;
class SmsCard;
class Theme;

/// What it will look like, in a tab for each channel: the entry in the app, a lock screen, a mail, a text message. Dimmed, with the
/// reason, where nobody gets it. The theme outlives it.
class PreviewCards : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewCards(const Theme &theme, QWidget *parent = nullptr);

    /// `recipient`: the name of the only one. Nothing as preview: nobody is chosen, or it is not known.
    void show(const Composition &composition, const std::optional<model::Preview> &preview, const QString &recipient);
    void retranslate();

private:
    struct Tab
    {
        QLabel *noteIcon;
        QLabel *note;
        QGraphicsOpacityEffect *dimming;
    };

    Tab newTab(QWidget *card, int widest);
    void update();
    void updateNote(std::size_t channel);
    QString noteOn(model::Channel channel) const;

    const Theme &m_theme;
    Composition m_composition;
    std::optional<model::Preview> m_preview;
    QString m_recipient;
    QTabWidget *m_tabs;
    AppCard *m_app;
    LockScreenCard *m_lockScreen;
    MailCard *m_mail;
    SmsCard *m_sms;
    std::array<Tab, model::allChannels.size()> m_channels;
};

} // namespace mc::console
