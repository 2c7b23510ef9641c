#pragma once

#include "console/statistics/figures.h"
#include "console/statistics/report_canvas.h"
#include "console/statistics/statistics_query.h"

#include <QtCore/QDateTime>
#include <QtCore/QSizeF>

namespace mc::console {

/// The statistics on paper, for whoever runs a clinic: two pages of A4 in the language and direction of the moment, always light.
/// Paints on whatever a painter can paint on. A value, which any thread may have.
class StatisticsReport
{
public:
    struct Contents
    {
        StatisticsQuery query;
        model::AdminStatistics now;
        std::optional<model::AdminStatistics> before; ///< to compare with
        QDateTime generatedAt;
    };

    explicit StatisticsReport(const Contents &contents);

    static constexpr QSizeF pageSize {595, 842}; ///< A4 in points
    static constexpr int pageCount = 2;
    QString title() const;
    /// `page` from 0. The painter's units are points.
    void paint(QPainter &painter, int page) const;

private:
    void paintTitle(ReportCanvas &canvas) const;
    void paintHeadline(ReportCanvas &canvas) const;
    void paintRing(ReportCanvas &canvas, const QRectF &place, Figure figure) const;
    void paintCards(ReportCanvas &canvas) const;
    void paintTypes(ReportCanvas &canvas) const;
    void paintChannels(ReportCanvas &canvas) const;
    void paintErrors(ReportCanvas &canvas) const;
    void paintFooter(ReportCanvas &canvas, int page) const;
    QString value(Figure figure) const;
    /// "+12 % against the 30 days before".
    QString comparison(Figure figure) const;
    QString about() const;

    const Contents m_contents;
    const Qt::LayoutDirection m_direction;
};

} // namespace mc::console
