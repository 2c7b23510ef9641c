#include "console/compose/recipients_field.h"

#include "console/compose/recipient_chips.h"
#include "console/people/person_search.h"
#include "console/widgets/form_field.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

using model::UserId;

namespace {

constexpr int longestPaste = 200'000; // characters: as many ids as can be named
constexpr int mostLookups = 1000;
constexpr int mostNamed = 5; // ids in a note

const QRegularExpression &gaps()
{
    static const QRegularExpression gaps(QStringLiteral("[\\s,;]+"));
    return gaps;
}

} // namespace

std::optional<QList<UserId>> idsIn(const QString &text)
{
    QList<UserId> ids;
    const QStringList words = text.split(gaps(), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const std::optional<UserId> id = model::userIdFromString(word);
        if (!id)
            return {};
        ids += *id;
    }
    return ids.isEmpty() ? std::nullopt : std::optional(ids);
}

RecipientsField::RecipientsField(client::Client &client, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_lookup(client)
    , m_search(new PersonSearch(client))
    , m_field(new FormField(m_search, theme))
    , m_chips(new RecipientChips(m_model, theme))
    , m_removeUseless(new QPushButton)
{
    m_search->setMaxLength(longestPaste);
    auto column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_field);
    column->addWidget(m_removeUseless, 0, Qt::AlignLeading);
    column->addWidget(m_chips);
    m_removeUseless->hide();

    connect(m_search, &PersonSearch::chosen, this, [this](const model::User &user) {
        m_model.add(user);
        updateNote();
    });
    connect(m_search, &PersonSearch::noteChanged, this, [this](const QString &note) {
        m_searchNote = note;
        updateNote();
    });
    connect(m_search, &PersonSearch::failed, this, &RecipientsField::failed);
    connect(m_search, &QLineEdit::textEdited, this, [this] { readTyped(false); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { readTyped(true); });
    connect(&m_lookup, &PersonLookup::found, &m_model, &RecipientModel::identify);
    connect(&m_lookup, &PersonLookup::missing, &m_model, &RecipientModel::markUnknown);
    connect(&m_lookup, &PersonLookup::failed, this, &RecipientsField::failed);
    connect(m_removeUseless, &QPushButton::clicked, &m_model, &RecipientModel::removeUseless);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &RecipientsField::changed);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &RecipientsField::changed);
    connect(this, &RecipientsField::changed, this, &RecipientsField::updateNote);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] {
        updateNote();
        Q_EMIT identified();
    });
    retranslate();
}

void RecipientsField::setIds(const QList<UserId> &ids)
{
    m_search->reset();
    m_lookup.drop();
    m_model.clear();
    addIds(ids);
}

void RecipientsField::setError(const QString &text)
{
    m_error = text;
    updateNote();
}

void RecipientsField::focusSearch() { m_search->setFocus(Qt::OtherFocusReason); }

void RecipientsField::retranslate()
{
    m_field->setLabel(tr("&People"));
    m_search->setPlaceholderText(tr("Name, user name, email, or ids"));
    m_chips->setAccessibleName(tr("Chosen people"));
    m_removeUseless->setText(tr("Remove them"));
    m_removeUseless->setAccessibleName(tr("Remove unknown and inactive people"));
    m_model.retranslate();
    updateNote();
}

void RecipientsField::addIds(const QList<UserId> &ids) { m_lookup.ask(m_model.add(ids).mid(0, mostLookups)); }

// One id may still grow while it is typed: it is complete with what stands behind it, or with Enter.
void RecipientsField::readTyped(bool isComplete)
{
    const QString text = m_search->text();
    const bool hasGap = text.trimmed().contains(gaps()) || (!text.isEmpty() && text != text.trimmed())
        || text.endsWith(u',') || text.endsWith(u';');
    const std::optional<QList<UserId>> ids = isComplete || hasGap ? idsIn(text) : std::nullopt;
    if (!ids)
        return;
    m_search->reset();
    m_searchNote.clear();
    addIds(*ids);
    updateNote();
}

void RecipientsField::updateNote()
{
    const QList<UserId> useless = m_model.useless();
    QStringList named;
    for (const UserId id : useless.mid(0, mostNamed))
        named += QString::number(id.value);
    if (useless.size() > mostNamed)
        named += QStringLiteral("…");
    const QString told = useless.isEmpty()
        ? QString()
        : tr("%Ln of them can’t get anything: unknown or inactive (%1).", nullptr, int(useless.size()))
              .arg(named.join(tr(", ", "between ids")));
    m_removeUseless->setVisible(!useless.isEmpty());
    m_field->setError(m_error.isEmpty() ? told : m_error);
    m_field->setHint(m_searchNote);
}

} // namespace mc::console
