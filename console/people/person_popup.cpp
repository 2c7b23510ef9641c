#include "console/people/person_popup.h"

#include "console/session/failure_text.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace mc::console {

namespace {

constexpr int fieldWidth = 320;

} // namespace

PersonPopup::PersonPopup(client::Client &client, const QString &question, QWidget *parent)
    : FilterPopup(parent)
{
    auto search = new PersonSearch(client);
    search->setPlaceholderText(tr("Name, user name or email"));
    search->setAccessibleName(question);
    search->setFixedWidth(fieldWidth);
    search->includeInactive();
    auto note = new QLabel;
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->hide();
    column()->addWidget(search);
    column()->addWidget(note);
    search->setFocus();
    const auto say = [this, note](const QString &text) {
        note->setText(text);
        note->setVisible(!text.isEmpty());
        adjustSize();
    };
    connect(search, &PersonSearch::noteChanged, this, say);
    connect(search, &PersonSearch::failed, this, [say](const model::Error &error) { say(failureText(error)); });
    connect(search, &PersonSearch::chosen, this, [this](const model::User &user) {
        close();
        Q_EMIT chosen(user);
    });
}

} // namespace mc::console
