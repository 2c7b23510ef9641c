#include "console/widgets/question_dialog.h"

#include "console/widgets/form_field.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int dialogWidth = 420;

} // namespace

QuestionDialog::QuestionDialog(QWidget *parent)
    : QDialog(parent)
    , m_goOn(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(dialogWidth);
    m_goOn->setDefault(true);
}

void QuestionDialog::ask(QWidget *editor, const Texts &texts, const Theme &theme)
{
    setWindowTitle(texts.title);
    auto about = new QLabel(texts.about);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    m_field = new FormField(editor, theme);
    m_field->setLabel(texts.field);
    m_goOn->setText(texts.goOn);
    auto buttons = new QDialogButtonBox;
    buttons->addButton(m_goOn, QDialogButtonBox::AcceptRole);
    buttons->addButton(texts.leave, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QuestionDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QuestionDialog::reject);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(about);
    column->addWidget(m_field);
    column->addWidget(buttons);
}

void QuestionDialog::setAnswered(bool isAnswered, const QString &error)
{
    m_field->setError(error);
    m_goOn->setEnabled(isAnswered);
}

} // namespace mc::console
