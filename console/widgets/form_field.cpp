#include "console/widgets/form_field.h"

#include "console/widgets/icons.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>

namespace mc::console {

namespace {

constexpr int iconSize = 14;

QLabel *newSmallLabel()
{
    auto label = new QLabel;
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() - 1);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setTextColour(QLabel &label, const QColor &colour)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, colour);
    label.setPalette(palette);
}

} // namespace

FormField::FormField(QWidget *editor, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_editor(editor)
    , m_label(new QLabel)
    , m_counter(newSmallLabel())
    , m_noteRow(new QWidget)
    , m_icon(new QLabel)
    , m_note(newSmallLabel())
    , m_details(newSmallLabel())
{
    m_label->setBuddy(editor);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto note = new QHBoxLayout(m_noteRow);
    note->setContentsMargins(0, 0, 0, 0);
    note->setSpacing(4);
    note->addWidget(m_icon, 0, Qt::AlignTop);
    note->addWidget(m_note, 1);
    m_counter->setWordWrap(false);
    m_counter->hide();
    auto head = new QHBoxLayout;
    head->addWidget(m_label);
    head->addStretch(1);
    head->addWidget(m_counter);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(editor);
    column->addWidget(m_noteRow);
    column->addWidget(m_details);
    connect(&theme, &Theme::changed, this, &FormField::updateNote);
    updateNote();
}

void FormField::setLabel(const QString &text)
{
    m_label->setText(text);
    m_editor->setAccessibleName(QString(text).remove(u'&'));
}

void FormField::setError(const QString &text, const QString &details)
{
    m_error = text;
    m_details->setText(details);
    updateNote();
}

void FormField::setHint(const QString &text)
{
    m_hint = text;
    updateNote();
}

void FormField::setCounter(const QString &text, bool isTooMuch)
{
    m_counter->setText(text);
    m_counter->setVisible(!text.isEmpty());
    m_isTooMuch = isTooMuch;
    updateNote();
}

QString FormField::details() const { return m_details->text(); }

void FormField::updateNote()
{
    const bool isWrong = !m_error.isEmpty();
    const QColor colour = m_theme.state(isWrong ? StateColour::Failed : StateColour::Paused);
    const QString text = isWrong ? m_error : m_hint;
    m_note->setText(text);
    setTextColour(*m_note, colour);
    setTextColour(*m_details, m_theme.colours().muted);
    setTextColour(*m_counter, m_isTooMuch ? m_theme.state(StateColour::Failed) : m_theme.colours().muted);
    const QString name = isWrong ? QStringLiteral("circle-alert") : QStringLiteral("triangle-alert");
    m_icon->setPixmap(iconPixmap(name, colour, iconSize, devicePixelRatioF()));
    m_noteRow->setVisible(!text.isEmpty());
    m_details->setVisible(isWrong && !m_details->text().isEmpty());
    m_editor->setAccessibleDescription(text);
}

} // namespace mc::console
