#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>

namespace mc::http {

/// The API's OpenAPI document and the page that shows it: files built into the program, read once at the start.
/// Immutable after construction; one an instance, shared by its workers.
class Documentation
{
public:
    /// `publicUrl`: where the document says the service is, without a final slash.
    explicit Documentation(const QByteArray &publicUrl);

    struct File
    {
        QByteArray mediaType;
        QByteArray content;
        QByteArray etag; ///< quoted, as it stands in the header
    };
    const File &schema() const { return m_schema; }
    /// A file of the page by its name; nothing when there is none.
    const File *page(const QByteArray &name) const;

private:
    File m_schema;
    QHash<QByteArray, File> m_pages;
};

} // namespace mc::http
