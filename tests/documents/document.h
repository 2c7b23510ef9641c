#pragma once

#include <QtCore/QByteArrayList>
#include <QtCore/QString>

namespace mc::test {

/// A block of code of a document, without the indentation of its fences.
struct Block
{
    QString section; ///< the heading it stands under, without #
    QByteArrayList lines;
    int line = 0; ///< of the first one
};

/// Those of a document, in order; empty ones are left out.
QList<Block> blocksOf(const QByteArray &document);

/// Sections of README.md whose commands make an empty machine into one that serves a clinic. tst_production runs them, one after the
/// other; the other examples begin with a demo clinic.
bool isOfProduction(const QString &section);

/// Whether that is what a document shows. Ids, times, addresses and hashes may differ; "…" stands for anything.
bool matches(const QByteArray &output, const QByteArray &shown);

} // namespace mc::test
