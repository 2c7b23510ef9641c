#pragma once

#include <QtCore/QUrl>

#include <optional>

namespace mc::console {

/// The service's address as people type it: "clinic.example", "https://clinic.example/notifications", "localhost:8000".
/// Without a scheme it is https, except on this machine. Nothing for what is no address.
std::optional<QUrl> serverUrlFrom(const QString &text);

/// Whether what is sent there, passwords too, can be read on its way.
bool isReadableOnItsWay(const QUrl &server);

/// The address as it is shown, which typed in means the same: without the scheme where that goes without saying.
QString displayAddress(const QUrl &server);

} // namespace mc::console
