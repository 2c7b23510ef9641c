#pragma once

#include "model/admin_statistics.h"

namespace mc::console {

/// Figures in rows and columns, as tables, the report and the exported file show them. In the language of the moment.
struct FigureTable
{
    enum class Kind { Count, Percent };
    /// The first column holds the rows' names, and is not among these.
    struct Column
    {
        QString name {};
        QLatin1String word {}; ///< the API's
        Kind kind = Kind::Count;
        bool hasBar = false; ///< to be compared at a glance
    };
    struct Row
    {
        QString name {};
        QString word {}; ///< the API's
        QString iconName {};
        QList<double> numbers {}; ///< one for each column; NaN: there is none
        QString toolTip {}; ///< more than the name
    };

    QString name {}; ///< of the first column
    QList<Column> columns {};
    QList<Row> rows {};
};

FigureTable figuresByType(const model::AdminStatistics &statistics);
FigureTable figuresByPriority(const model::AdminStatistics &statistics);
FigureTable figuresByChannel(const model::AdminStatistics &statistics);
FigureTable figuresByClinic(const model::AdminStatistics &statistics);
/// The most frequent errors, in plain words; the row's word is the providers' text.
FigureTable figuresOfErrors(const model::AdminStatistics &statistics);

/// As it is shown.
QString numberText(double number, FigureTable::Kind kind);
/// Of the row's number to the greatest of its column, or of percent to a hundred: 0 to 1.
double barShare(const FigureTable &table, int row, int column);

} // namespace mc::console
