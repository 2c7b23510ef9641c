#pragma once

#include "console/widgets/theme.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace mc::console {

/// A label, the editor below it, and below that what is wrong with it, in red and with an icon. The theme outlives it.
class FormField : public QWidget
{
    Q_OBJECT

public:
    /// Takes the editor.
    FormField(QWidget *editor, const Theme &theme, QWidget *parent = nullptr);

    /// Names the editor too, for screen readers.
    void setLabel(const QString &text);
    /// Empty: nothing is wrong. `details` are several lines that may be copied.
    void setError(const QString &text, const QString &details = {});
    /// Something to know that is not wrong; an error takes its place.
    void setHint(const QString &text);
    /// Behind the label, such as how much the editor still takes; in red when it is too much.
    void setCounter(const QString &text, bool isTooMuch);
    const QWidget *editor() const { return m_editor; }
    QString error() const { return m_error; }
    QString hint() const { return m_hint; }
    QString details() const;

private:
    void updateNote();

    const Theme &m_theme;
    QWidget *m_editor;
    QLabel *m_label;
    QLabel *m_counter;
    QWidget *m_noteRow;
    QLabel *m_icon;
    QLabel *m_note;
    QLabel *m_details;
    QString m_error;
    QString m_hint;
    bool m_isTooMuch = false;
};

} // namespace mc::console
