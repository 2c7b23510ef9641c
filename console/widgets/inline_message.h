#pragma once

#include "console/widgets/theme.h"

#include <QtWidgets/QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace mc::console {

/// A message inside the page it concerns: what happened, why, what to do, with the means to do it as buttons. Hidden while there
/// is none. The theme outlives it.
class InlineMessage : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Information, Success, Warning, Error };
    enum class Closing { Offered, NotOffered };

    explicit InlineMessage(const Theme &theme, Closing closing = Closing::Offered, QWidget *parent = nullptr);

    /// `details` in small below, such as the id of the request that failed; may be selected and copied.
    void show(Kind kind, const QString &text, const QString &details = {});
    void clear();
    QString text() const;
    QString details() const;
    /// A button for it, at the message's end; stays from message to message. The caller owns the action.
    void addButton(QAction *action);
    /// Of the first button that can be pressed.
    void focusButton();

Q_SIGNALS:
    /// By its close button.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    StateColour colour() const;
    void retranslate();
    void updateIcon();

    const Theme &m_theme;
    Kind m_kind = Kind::Information;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_details;
    QHBoxLayout *m_buttons;
    QToolButton *m_close;
};

} // namespace mc::console
