#pragma once

#include "model/result.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

namespace mc::test {

/// The object that this JSON text is.
inline QJsonObject json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("%s: %s", qPrintable(error.errorString()), text.constData());
    return document.object();
}

/// "field code" of each, in alphabetical order, joined by ", ".
inline QString told(const QList<model::FieldError> &errors)
{
    QStringList texts;
    for (const model::FieldError &error : errors)
        texts += error.field + u' ' + error.code;
    texts.sort();
    return texts.join(QStringLiteral(", "));
}

/// The error's code and fields: "NOTIF_002: notification_type invalid"; "ok" when there is none.
template<typename T>
QString told(const model::Result<T> &result)
{
    if (result)
        return QStringLiteral("ok");
    return word(result.error().code) + QStringLiteral(": ") + told(result.error().fields);
}

/// The same object with that field replaced by what the JSON text says, or taken out when it is empty.
inline QJsonObject with(QJsonObject object, const QString &field, const QByteArray &value)
{
    if (value.isEmpty())
        object.remove(field);
    else
        object.insert(field, json("{\"x\":" + value + '}').value(QLatin1String("x")));
    return object;
}

} // namespace mc::test
