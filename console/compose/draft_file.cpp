#include "console/compose/draft_file.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtCore/QUrl>

namespace mc::console {

using namespace std::chrono_literals;

namespace {

constexpr auto writingPause = 500ms;
constexpr int daysKept = 7;
constexpr qint64 largest = 1 << 20; // bytes of a file that is read
constexpr auto ownersAlone = QFile::ReadOwner | QFile::WriteOwner;

// A name that tells nothing.
QString nameOf(const QUrl &server, model::UserId user)
{
    const QByteArray whose = server.toEncoded() + '\n' + QByteArray::number(user.value);
    return QString::fromLatin1(QCryptographicHash::hash(whose, QCryptographicHash::Sha256).toHex().left(32))
        + QStringLiteral(".json");
}

} // namespace

DraftFile::DraftFile(const QString &folder, const QUrl &server, model::UserId user)
    : m_path(QDir(folder).filePath(nameOf(server, user)))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(writingPause);
    connect(&m_pause, &QTimer::timeout, this, &DraftFile::write);
}

DraftFile::~DraftFile() { write(); }

std::optional<KeptDraft> DraftFile::read()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const model::Result<KeptDraft> draft = keptDraftFromJson(file.read(largest));
    file.close();
    const bool isFresh = draft && draft->savedAt > QDateTime::currentDateTimeUtc().addDays(-daysKept);
    if (isFresh)
        return *draft;
    remove();
    return {};
}

void DraftFile::keep(const KeptDraft &draft)
{
    m_unwritten = draft;
    if (!m_pause.isActive())
        m_pause.start();
}

void DraftFile::keepNow(const KeptDraft &draft)
{
    m_unwritten = draft;
    write();
}

void DraftFile::remove()
{
    m_pause.stop();
    m_unwritten.reset();
    QFile::remove(m_path);
}

void DraftFile::write()
{
    m_pause.stop();
    const std::optional<KeptDraft> draft = std::exchange(m_unwritten, {});
    if (!draft)
        return;
    const QFileInfo info(m_path);
    QDir().mkpath(info.path());
    QFile::setPermissions(info.path(), ownersAlone | QFile::ExeOwner);
    QSaveFile file(m_path);
    const QByteArray json = toJson(*draft);
    // The permissions come before the contents.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(ownersAlone)
        && file.write(json) == json.size() && file.commit();
    if (!isWritten && !m_hasFailed)
        Q_EMIT failed(file.errorString());
    m_hasFailed = !isWritten;
}

} // namespace mc::console
