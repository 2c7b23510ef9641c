#include "console/compose/confirm_dialog.h"

#include "console/widgets/form_field.h"

#include <QtCore/QLocale>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int dialogWidth = 420;

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
    : QDialog(parent)
    , m_recipients(recipients)
    , m_number(new QLineEdit)
    , m_field(new FormField(m_number, theme))
    , m_send(new QPushButton(QString(send).replace(u'&', QLatin1String("&&"))))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Write to many people"));
    auto about = new QLabel(tr("“%1” goes to %Ln people.", nullptr, recipients).arg(title));
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    m_field->setLabel(tr("Type %1 to &go on").arg(QLocale().toString(recipients)));
    m_send->setDefault(true);
    auto buttons = new QDialogButtonBox;
    buttons->addButton(m_send, QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Keep writing"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConfirmDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ConfirmDialog::reject);
    connect(m_number, &QLineEdit::textChanged, this, &ConfirmDialog::check);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(about);
    column->addWidget(m_field);
    column->addWidget(buttons);
    setMinimumWidth(dialogWidth);
    check();
}

void ConfirmDialog::check() { m_send->setEnabled(numberIn(m_number->text()) == m_recipients); }

} // namespace mc::console
