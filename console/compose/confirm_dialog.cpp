#include "console/compose/confirm_dialog.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLineEdit>

namespace mc::console {

namespace {

// With or without separators, in the digits of either language; 0: no number.
int numberIn(const QString &text)
{
    bool isNumber = false;
    const int number = QLocale().toInt(text.trimmed(), &isNumber);
    return isNumber ? number : QLocale::c().toInt(text.trimmed());
}

} // namespace

ConfirmDialog::ConfirmDialog(
    int recipients, const QString &title, const QString &send, const Theme &theme, QWidget *parent)
    : QuestionDialog(parent)
    , m_recipients(recipients)
    , m_number(new QLineEdit)
{
    ask(m_number,
        {.title = tr("Write to many people"),
            .about = tr("“%1” goes to %Ln people.", nullptr, recipients).arg(title),
            .field = tr("Type %1 to &go on").arg(QLocale().toString(recipients)),
            .goOn = QString(send).replace(u'&', QLatin1String("&&")),
            .leave = tr("Keep writing")},
        theme);
    connect(m_number, &QLineEdit::textChanged, this, &ConfirmDialog::check);
    check();
}

void ConfirmDialog::check() { setAnswered(numberIn(m_number->text()) == m_recipients); }

} // namespace mc::console
