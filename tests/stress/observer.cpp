#include "observer.h"

#include <thread>

namespace mc::test {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto pause = 20ms;
constexpr int turnsPerCritical = 5;
constexpr auto patience = 30s;

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace

Observer::Observer(DeliveryStage &stage)
    : m_stage(stage)
    , m_recipient(stage.patientWith("android", "observed"))
    , m_app(stage.service.process().port(), m_recipient)
    , m_reader(stage.service.process().port(), stage.service.directory().patient("reader"))
{
    observe(1s); // the first of everything takes longer
}

Observation Observer::observe(std::chrono::seconds duration)
{
    Observation seen;
    m_posted.clear();
    const Clock::time_point begin = Clock::now();
    for (int turn = 0; Clock::now() < begin + duration; ++turn) {
        const Bystander::Answered answered = m_reader.ask();
        seen.answers.add(answered.took.count());
        seen.refused += answered.status != 200;
        if (turn % turnsPerCritical == 0)
            sendCritical(seen);
        std::this_thread::sleep_for(pause);
    }
    readPushed(seen);
    return seen;
}

void Observer::sendCritical(Observation &seen)
{
    const double postedAt = now();
    const Clock::time_point begin = Clock::now();
    const Answer answer = m_stage.service.notification(m_recipient).priority("critical").send();
    const QString id = answer.text("id");
    if (answer.status != 201) {
        ++seen.refused;
        return;
    }
    m_posted.insert(id, postedAt);
    RawWebSocket::Frame frame;
    do
        frame = m_app.next();
    while (frame.opcode >= 0 && !frame.payload.contains(id.toUtf8()));
    seen.inApp.add(frame.opcode < 0 ? milliseconds(RawSocket::patience) : milliseconds(Clock::now() - begin));
}

void Observer::readPushed(Observation &seen)
{
    QHash<QString, double> waited = m_posted;
    for (const Clock::time_point end = Clock::now() + patience; !waited.isEmpty() && Clock::now() < end;) {
        for (const QJsonValue &record : m_stage.providers.received(Fake::Fcm)) {
            const QJsonArray told = record.toArray();
            if (const auto one = waited.constFind(told.at(2).toString()); one != waited.cend()) {
                seen.pushed.add(told.at(0).toDouble() - *one);
                waited.erase(one);
            }
        }
        if (!waited.isEmpty())
            std::this_thread::sleep_for(100ms);
    }
    seen.missing = int(waited.size());
}

} // namespace mc::test
