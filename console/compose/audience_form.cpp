#include "console/compose/audience_form.h"

#include "console/compose/recipients_field.h"
#include "console/widgets/form_field.h"
#include "console/widgets/wording.h"

#include <QtGui/QRegularExpressionValidator>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QStackedWidget>

namespace mc::console {

using Who = Composition::Who;

namespace {

/// As high as the widget that it shows.
class ShownStack : public QStackedWidget
{
public:
    ShownStack() { connect(this, &QStackedWidget::currentChanged, this, &QWidget::updateGeometry); }
    QSize sizeHint() const override { return currentWidget()->sizeHint(); }
    QSize minimumSizeHint() const override { return currentWidget()->minimumSizeHint(); }
    bool hasHeightForWidth() const override { return currentWidget()->hasHeightForWidth(); }
    int heightForWidth(int width) const override { return currentWidget()->heightForWidth(width); }
};

constexpr std::array roles {model::Role::Patient, model::Role::Doctor, model::Role::Admin};

} // namespace

AudienceForm::AudienceForm(client::Client &client, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_who(new QButtonGroup(this))
    , m_people(new QRadioButton)
    , m_group(new QRadioButton)
    , m_everyone(new QRadioButton)
    , m_stack(new ShownStack)
    , m_recipients(new RecipientsField(client, theme))
    , m_role(new QComboBox)
    , m_clinic(new QLineEdit)
    , m_roleField(new FormField(m_role, theme))
    , m_clinicField(new FormField(m_clinic, theme))
    , m_everyoneNote(new QLabel)
{
    m_who->addButton(m_people, int(Who::People));
    m_who->addButton(m_group, int(Who::Group));
    m_who->addButton(m_everyone, int(Who::Everyone));
    m_people->setChecked(true);
    m_everyoneNote->setWordWrap(true);
    m_everyoneNote->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    static const QRegularExpression number(QStringLiteral("[1-9][0-9]{0,14}")); // what JSON holds exactly
    m_clinic->setValidator(new QRegularExpressionValidator(number, m_clinic));
    auto ways = new QHBoxLayout;
    ways->setSpacing(16);
    for (QRadioButton *way : {m_people, m_group, m_everyone})
        ways->addWidget(way);
    ways->addStretch(1);
    m_stack->addWidget(m_recipients);
    m_stack->addWidget(newGroupRow());
    m_stack->addWidget(m_everyoneNote);
    m_stack->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(ways);
    column->addWidget(m_stack);

    connect(m_who, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (!isOn)
            return;
        m_stack->setCurrentIndex(id);
        Q_EMIT changed();
    });
    connect(m_recipients, &RecipientsField::changed, this, &AudienceForm::changed);
    connect(m_recipients, &RecipientsField::identified, this, &AudienceForm::identified);
    connect(m_recipients, &RecipientsField::failed, this, &AudienceForm::failed);
    connect(m_role, &QComboBox::currentIndexChanged, this, &AudienceForm::changed);
    connect(m_clinic, &QLineEdit::textChanged, this, &AudienceForm::changed);
    fillRoles();
    retranslate();
}

void AudienceForm::show(const Composition &composition)
{
    m_who->button(int(composition.who))->setChecked(true);
    m_recipients->setIds(composition.people);
    m_role->setCurrentIndex(composition.role ? m_role->findData(int(*composition.role)) : 0);
    m_clinic->setText(composition.clinicId ? QString::number(*composition.clinicId) : QString());
}

void AudienceForm::read(Composition &composition) const
{
    composition.who = who();
    composition.people = m_recipients->ids();
    const QVariant role = m_role->currentData();
    composition.role = role.isValid() ? std::optional(model::Role(role.toInt())) : std::nullopt;
    const qint64 clinic = m_clinic->text().toLongLong();
    composition.clinicId = clinic > 0 ? std::optional(clinic) : std::nullopt;
}

void AudienceForm::showProblems(const Problems &problems)
{
    m_recipients->setError(problems.value(FormPart::People));
    m_clinicField->setError({});
    m_roleField->setError(problems.value(FormPart::Group));
    const QString everyone = problems.value(FormPart::Everyone);
    m_everyoneNote->setText(everyone.isEmpty() ? tr("Every active user of the directory.") : everyone);
}

void AudienceForm::focusFirst()
{
    switch (who()) {
    case Who::People:
        return m_recipients->focusSearch();
    case Who::Group:
        return m_role->setFocus(Qt::OtherFocusReason);
    case Who::Everyone:
        return m_everyone->setFocus(Qt::OtherFocusReason);
    }
}

QString AudienceForm::onlyName() const { return who() == Who::People ? m_recipients->onlyName() : QString(); }

void AudienceForm::retranslate()
{
    m_people->setText(tr("P&eople by name"));
    m_group->setText(tr("&Role or clinic"));
    m_everyone->setText(tr("E&veryone"));
    m_everyoneNote->setText(tr("Every active user of the directory."));
    m_roleField->setLabel(tr("Role"));
    m_clinicField->setLabel(tr("Clinic"));
    m_clinic->setPlaceholderText(tr("Any: its number for one"));
    m_role->setItemText(0, tr("Any role"));
    for (int i = 0; i < int(roles.size()); ++i)
        m_role->setItemText(i + 1, displayText(roles[std::size_t(i)]));
    m_recipients->retranslate();
}

Who AudienceForm::who() const { return Who(m_who->checkedId()); }

QWidget *AudienceForm::newGroupRow()
{
    auto widget = new QWidget;
    auto row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_roleField, 1, Qt::AlignTop);
    row->addWidget(m_clinicField, 1, Qt::AlignTop);
    return widget;
}

void AudienceForm::fillRoles()
{
    const QSignalBlocker blocker(m_role);
    m_role->addItem({});
    for (const model::Role role : roles)
        m_role->addItem({}, int(role));
}

} // namespace mc::console
