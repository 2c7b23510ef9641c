#pragma once

#include <QtCore/QPointF>
#include <QtCore/QStringList>
#include <QtGui/QPaintDevice>

#include <memory>

namespace mc::test {

/// A device that keeps which texts are painted on it, and where their baseline begins at the left.
class TextRecorder : public QPaintDevice
{
public:
    TextRecorder();
    ~TextRecorder() override;

    QPaintEngine *paintEngine() const override;

    QStringList texts() const { return m_texts; }
    bool has(const QString &text) const { return m_texts.contains(text); }
    QPointF placeOf(const QString &text) const { return m_places.value(m_texts.indexOf(text)); }

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;

    std::unique_ptr<Engine> m_engine;
    QStringList m_texts;
    QList<QPointF> m_places;
};

} // namespace mc::test
