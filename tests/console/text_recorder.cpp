#include "text_recorder.h"

#include <QtGui/QPaintEngine>
#include <QtGui/QPainter>

namespace mc::test {

class TextRecorder::Engine : public QPaintEngine
{
public:
    explicit Engine(TextRecorder &recorder)
        : QPaintEngine(AllFeatures)
        , m_recorder(recorder)
    {
    }

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &) override { }
    void drawPath(const QPainterPath &) override { }
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override { }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }
    void drawTextItem(const QPointF &place, const QTextItem &item) override
    {
        m_recorder.m_texts += item.text();
        m_recorder.m_places += place;
    }
    Type type() const override { return User; }

private:
    TextRecorder &m_recorder;
};

TextRecorder::TextRecorder()
    : m_engine(std::make_unique<Engine>(*this))
{
}

TextRecorder::~TextRecorder() = default;

QPaintEngine *TextRecorder::paintEngine() const { return m_engine.get(); }

int TextRecorder::metric(PaintDeviceMetric metric) const
{
    constexpr int size = 1000, dots = 72;
    switch (metric) {
    case PdmWidth:
    case PdmHeight:
    case PdmWidthMM:
    case PdmHeightMM:
        return size;
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return dots;
    default:
        return QPaintDevice::metric(metric);
    }
}

} // namespace mc::test
