#include "console/people/person_search.h"

#include "console/widgets/icons.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>

namespace mc::console {

PersonSearch::PersonSearch(client::Client &client, QWidget *parent)
    : QLineEdit(parent)
    , m_model(client)
    , m_completer(new QCompleter(&m_model, this))
{
    addAction(icon(QStringLiteral("search")), LeadingPosition);
    setClearButtonEnabled(true);
    // The service has found them already: nothing is filtered here, and the field's text stays what was typed.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->setMaxVisibleItems(10);
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT noteChanged({});
        m_model.search(text);
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &PersonSearch::choose);
    connect(&m_model, &PersonModel::found, this, &PersonSearch::showFound);
    connect(&m_model, &PersonModel::failed, this, &PersonSearch::failed);
}

void PersonSearch::reset()
{
    clear();
    m_completer->popup()->hide();
    m_model.search({});
}

// Enter takes who is marked, else the first that is offered.
void PersonSearch::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_model.rowCount() > 0 && !m_model.isSearching())
        return choose(markedOrFirst());
    if (event->key() == Qt::Key_Down && m_model.rowCount() > 0)
        return m_completer->complete();
    QLineEdit::keyPressEvent(event);
}

QModelIndex PersonSearch::markedOrFirst() const
{
    const QModelIndex marked = m_completer->popup()->currentIndex();
    return m_completer->popup()->isVisible() && marked.isValid() ? marked : m_model.index(0);
}

void PersonSearch::choose(const QModelIndex &index)
{
    const auto user = index.data(PersonModel::UserRole).value<model::User>();
    if (user.id == model::UserId())
        return;
    reset();
    Q_EMIT chosen(user);
}

void PersonSearch::showFound()
{
    if (m_model.rowCount() == 0) {
        m_completer->popup()->hide();
        return Q_EMIT noteChanged(tr("Nobody is called that."));
    }
    if (m_model.moreCount() > 0)
        Q_EMIT noteChanged(tr("%Ln more: type more of the name.", nullptr, int(m_model.moreCount())));
    if (hasFocus())
        m_completer->complete();
}

} // namespace mc::console
