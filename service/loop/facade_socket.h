#pragma once

#include <QtNetwork/QTcpSocket>

namespace mc::loop {

/// A QTcpSocket without a descriptor of its own: shows Qt's protocol classes (QAbstractHttpServer, QWebSocketServer and
/// the QWebSocket it makes) the bytes that its owner feeds, and hands their output to its owner.
///
/// Subclass it to say where output goes. Qt's classes delete it themselves, by deleteLater() after disconnected(): hold
/// it in a QPointer and call end() to be rid of it. Lives on the thread of the class it is shown to.
///
/// Unbuffered by default: QIODevice would otherwise keep 16 KB for as long as the socket lives. A reader that goes byte
/// by byte within a transaction (QHttpServer's) is quicker buffered.
class FacadeSocket : public QTcpSocket
{
    Q_OBJECT
public:
    FacadeSocket(
        const QHostAddress &peerAddress, quint16 peerPort, QObject *parent, OpenMode mode = ReadWrite | Unbuffered);

    /// Shows more bytes, without readyRead().
    void feed(const QByteArray &bytes);
    /// Tells the reader of what was fed.
    void announce() { Q_EMIT readyRead(); }
    /// The real connection is gone: no more bytes either way. Emits stateChanged(), readChannelFinished() and
    /// disconnected(). What was fed can still be read. Safe to call twice.
    void end();
    /// Gives back the buffer that peek() and transactions leave behind in QIODevice (16 KB). Does nothing while bytes
    /// are unread. Not for use inside of reading.
    void shrink();

    qint64 bytesAvailable() const override { return m_fed.size() - m_read + QTcpSocket::bytesAvailable(); }
    qint64 bytesToWrite() const override { return 0; }
    bool canReadLine() const override;
    void close() override;
    void disconnectFromHost() override;
    bool waitForReadyRead(int) override { return false; }
    bool waitForBytesWritten(int) override { return false; }

protected:
    /// Qt wrote: pass it on, all of it.
    virtual void written(const char *data, qint64 size) = 0;
    /// Qt wants the connection closed once everything written has been sent. Answer by end(), now or later.
    virtual void closing() = 0;
    /// Qt wants the connection gone at once: abort it; end() is called by the caller.
    virtual void aborting() = 0;

    qint64 readData(char *data, qint64 most) override;
    qint64 skipData(qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_fed;
    qint64 m_read = 0;
    bool m_aborted = false;
};

} // namespace mc::loop
