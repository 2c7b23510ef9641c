#include "loop_thread.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryFile>

using namespace mc::test;

/// What Qt's dispatchers promise of socket notifiers, and what epoll makes hard.
class TestEpollSockets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addDispatcherRows(); }

    void notifier_dataArrives_activatedUntilRead();
    void notifier_peerLeaves_activated();
    void notifier_disabled_silentUntilEnabled();
    void notifiers_ofAllTypesOnOneDescriptor_eachActivated();
    void notifiers_oneOfSeveralRemoved_othersStay();
    void notifiers_moreReadyThanFitOneTurn_allServed();
    void notifier_movedFromAnotherThread_activatedHere();
    void handler_deletesItsNotifier_noMoreActivation();
    void handler_deletesAnotherReadyNotifier_otherNotActivated();
    void handler_disablesAndEnablesAnother_activatedLater();
    void handler_disablesAnotherTypeOfItsDescriptor_thatIsNotActivated();
    void handler_runsNestedTurn_restOfTurnIsDoneOnce();
    void handler_runsNestedTurn_ownOtherTypesAreDoneOnce();
    void descriptor_closedAndReusedInOneTurn_newNotifierHearsItsOwnOnly();
    void descriptor_closedBeforeNotifierIsDeleted_noError();
    void descriptor_closedAndReusedBehindEnabledNotifier_newNotifierWorks();
    void descriptor_duplicateOutlivesIt_loopComesToRest();
    void descriptor_regularFile_alwaysReady();
    void descriptor_regularFileForExceptions_neverReady();
    void descriptor_bad_notifierIsDisabled();
};

void TestEpollSockets::notifier_dataArrives_activatedUntilRead()
{
    onThread([] {
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read);
        settle();
        QCOMPARE(reader.count, 0);
        pair.send();
        QVERIFY(turn());
        QVERIFY(turn());
        QCOMPARE(reader.count, 2); // nobody read
        QCOMPARE(pair.receive(), 1);
        QVERIFY(!turn());
        QCOMPARE(reader.count, 2);
    });
}

void TestEpollSockets::notifier_peerLeaves_activated()
{
    onThread([] {
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read);
        settle();
        pair.closeThere();
        QVERIFY(waitFor([&] { return reader.count == 1; }));
        QCOMPARE(pair.receive(), 0);
    });
}

void TestEpollSockets::notifier_disabled_silentUntilEnabled()
{
    onThread([] {
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read);
        pair.send();
        reader.setEnabled(false);
        settle();
        QCOMPARE(reader.count, 0);
        reader.setEnabled(true);
        QVERIFY(turn());
        QCOMPARE(reader.count, 1);
        reader.setEnabled(false);
        QVERIFY(!turn());
        QCOMPARE(reader.count, 1);
    });
}

void TestEpollSockets::notifiers_ofAllTypesOnOneDescriptor_eachActivated()
{
    onThread([] {
        SocketPair pair(SocketPair::Family::Tcp);
        CountingNotifier exceptions(pair.here, QSocketNotifier::Exception);
        CountingNotifier writer(pair.here, QSocketNotifier::Write);
        CountingNotifier reader(pair.here, QSocketNotifier::Read);
        QVERIFY(waitFor([&] { return writer.count > 0; }));
        QCOMPARE(reader.count, 0);
        QCOMPARE(exceptions.count, 0);
        pair.send();
        QVERIFY(waitFor([&] { return reader.count > 0; }));
        QCOMPARE(exceptions.count, 0);
        QCOMPARE(::send(pair.there, "!", 1, MSG_OOB), 1);
        QVERIFY(waitFor([&] { return exceptions.count > 0; }));
    });
}

void TestEpollSockets::notifiers_oneOfSeveralRemoved_othersStay()
{
    onThread([] {
        SocketPair pair;
        CountingNotifier reader(pair.here, QSocketNotifier::Read);
        auto writer = std::make_unique<CountingNotifier>(pair.here, QSocketNotifier::Write);
        QVERIFY(turn());
        QCOMPARE(writer->count, 1);
        writer.reset();
        settle();
        pair.send();
        QVERIFY(turn());
        QCOMPARE(reader.count, 1);
    });
}

void TestEpollSockets::notifiers_moreReadyThanFitOneTurn_allServed()
{
    onThread([] {
        std::vector<std::unique_ptr<SocketPair>> pairs;
        std::vector<std::unique_ptr<CountingNotifier>> readers;
        size_t served = 0;
        for (int i = 0; i < 400; ++i) {
            SocketPair *pair = pairs.emplace_back(std::make_unique<SocketPair>()).get();
            pair->send();
            readers.push_back(std::make_unique<CountingNotifier>(
                pair->here, QSocketNotifier::Read, [pair, &served] { served += size_t(pair->receive()); }));
        }
        QVERIFY(waitFor([&] { return served == pairs.size(); }));
        for (const auto &reader : readers)
            QCOMPARE(reader->count, 1);
    });
}

void TestEpollSockets::notifier_movedFromAnotherThread_activatedHere()
{
    SocketPair pair;
    pair.send();
    CountingNotifier reader(pair.here, QSocketNotifier::Read);
    reader.setEnabled(false);
    Mailbox mailbox;
    QFETCH_GLOBAL(Dispatcher, dispatcher);
    LoopThread thread(dispatcher, [&reader] {
        QVERIFY(waitFor([&reader] { return reader.count > 0; }));
        reader.setEnabled(false);
    });
    thread.start();
    reader.moveToThread(&thread);
    mailbox.moveToThread(&thread);
    mailbox.post([&reader] { reader.setEnabled(true); });
}

void TestEpollSockets::handler_deletesItsNotifier_noMoreActivation()
{
    onThread([] {
        SocketPair pair;
        int count = 0;
        auto *reader = new QSocketNotifier(pair.here, QSocketNotifier::Read);
        QObject::connect(reader, &QSocketNotifier::activated, reader, [&] {
            ++count;
            delete reader;
        });
        pair.send();
        QVERIFY(turn());
        QVERIFY(!turn());
        QCOMPARE(count, 1);
    });
}

void TestEpollSockets::handler_deletesAnotherReadyNotifier_otherNotActivated()
{
    onThread([] {
        SocketPair first;
        SocketPair second;
        int count = 0;
        std::unique_ptr<CountingNotifier> readers[2];
        readers[0] = std::make_unique<CountingNotifier>(first.here, QSocketNotifier::Read, [&] {
            ++count;
            readers[1].reset();
        });
        readers[1] = std::make_unique<CountingNotifier>(second.here, QSocketNotifier::Read, [&] {
            ++count;
            readers[0].reset();
        });
        first.send();
        second.send();
        QVERIFY(turn());
        QCOMPARE(count, 1);
    });
}

void TestEpollSockets::handler_disablesAndEnablesAnother_activatedLater()
{
    onThread([] {
        SocketPair pairs[2];
        std::unique_ptr<CountingNotifier> readers[2];
        for (int i : {0, 1}) {
            readers[i] = std::make_unique<CountingNotifier>(pairs[i].here, QSocketNotifier::Read, [&, i] {
                pairs[i].receive();
                readers[1 - i]->setEnabled(false);
                readers[1 - i]->setEnabled(true);
            });
            pairs[i].send();
        }
        QVERIFY(turn());
        QCOMPARE(readers[0]->count + readers[1]->count, 1); // what was ready before counts no more
        QVERIFY(waitFor([&] { return readers[0]->count + readers[1]->count == 2; }));
        QCOMPARE(readers[0]->count, 1);
        settle();
        QCOMPARE(readers[0]->count + readers[1]->count, 2);
    });
}

void TestEpollSockets::handler_disablesAnotherTypeOfItsDescriptor_thatIsNotActivated()
{
    if (isUnderGlib())
        QSKIP("serves writers first");
    onThread([] {
        SocketPair pairs[2];
        std::unique_ptr<CountingNotifier> writers[2];
        std::unique_ptr<CountingNotifier> readers[2];
        for (int i : {0, 1}) {
            writers[i] = std::make_unique<CountingNotifier>(pairs[i].here, QSocketNotifier::Write);
            readers[i] = std::make_unique<CountingNotifier>(pairs[i].here, QSocketNotifier::Read, [&, i] {
                pairs[i].receive();
                writers[i]->setEnabled(false);
            });
            pairs[i].send();
        }
        QVERIFY(turn());
        for (int i : {0, 1}) {
            QCOMPARE(readers[i]->count, 1); // all of the same turn
            QCOMPARE(writers[i]->count, 0);
        }
        QVERIFY(!turn());
    });
}

void TestEpollSockets::handler_runsNestedTurn_restOfTurnIsDoneOnce()
{
    onThread([] {
        SocketPair pairs[2];
        std::unique_ptr<CountingNotifier> readers[2];
        for (int i : {0, 1}) {
            readers[i] = std::make_unique<CountingNotifier>(pairs[i].here, QSocketNotifier::Read, [&, i] {
                pairs[i].receive();
                turn();
            });
            pairs[i].send();
        }
        QVERIFY(turn());
        QCOMPARE(readers[0]->count, 1);
        QCOMPARE(readers[1]->count, 1);
        settle();
        QCOMPARE(readers[0]->count + readers[1]->count, 2);
    });
}

void TestEpollSockets::handler_runsNestedTurn_ownOtherTypesAreDoneOnce()
{
    onThread([] {
        SocketPair pair;
        bool isNested = false;
        CountingNotifier writer(pair.here, QSocketNotifier::Write, [&] { writer.setEnabled(false); });
        CountingNotifier reader(pair.here, QSocketNotifier::Read, [&] {
            pair.receive();
            if (!std::exchange(isNested, true))
                turn();
        });
        pair.send();
        QVERIFY(turn());
        settle();
        QCOMPARE(reader.count, 1);
        QCOMPARE(writer.count, 1);
    });
}

void TestEpollSockets::descriptor_closedAndReusedInOneTurn_newNotifierHearsItsOwnOnly()
{
    onThread([] {
        SocketPair pairs[2];
        SocketPair fresh;
        std::unique_ptr<CountingNotifier> readers[2];
        std::unique_ptr<CountingNotifier> newcomer;
        for (int i : {0, 1}) {
            readers[i] = std::make_unique<CountingNotifier>(pairs[i].here, QSocketNotifier::Read, [&, i] {
                pairs[i].receive();
                if (newcomer)
                    return;
                SocketPair &other = pairs[1 - i]; // ready as well, and not yet served
                const int number = other.here;
                readers[1 - i].reset();
                other.closeHere();
                other.here = ::dup2(fresh.here, number);
                QCOMPARE(other.here, number);
                newcomer = std::make_unique<CountingNotifier>(number, QSocketNotifier::Read, [&] { fresh.receive(); });
            });
            pairs[i].send();
        }
        QVERIFY(turn());
        QVERIFY(newcomer);
        settle();
        QCOMPARE(newcomer->count, 0);
        fresh.send();
        QVERIFY(waitFor([&] { return newcomer->count > 0; }));
        newcomer.reset();
    });
}

void TestEpollSockets::descriptor_closedBeforeNotifierIsDeleted_noError()
{
    onThread([] {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        SocketPair closed;
        SocketPair reused;
        SocketPair healthy;
        auto first = std::make_unique<CountingNotifier>(closed.here, QSocketNotifier::Read);
        auto second = std::make_unique<CountingNotifier>(reused.here, QSocketNotifier::Read);
        CountingNotifier reader(healthy.here, QSocketNotifier::Read, [&] { healthy.receive(); });
        settle();
        closed.closeHere();
        first.reset();
        const int number = reused.here;
        ::close(number);
        QCOMPARE(::dup2(healthy.there, number), number);
        second.reset();
        healthy.send();
        QVERIFY(turn());
        QCOMPARE(reader.count, 1);
    });
}

void TestEpollSockets::descriptor_closedAndReusedBehindEnabledNotifier_newNotifierWorks()
{
    if (isUnderGlib())
        QSKIP("does not warn");
    onThread([] {
        SocketPair old;
        SocketPair fresh;
        CountingNotifier forgotten(old.here, QSocketNotifier::Read);
        settle();
        QCOMPARE(::dup2(fresh.here, old.here), old.here); // closes it on the way
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("socket notifiers")));
        CountingNotifier reader(old.here, QSocketNotifier::Read, [&] { fresh.receive(); });
        fresh.send();
        QVERIFY(waitFor([&] { return reader.count > 0; }));
    });
}

void TestEpollSockets::descriptor_duplicateOutlivesIt_loopComesToRest()
{
    onThread([] {
        SocketPair pair;
        SocketPair healthy;
        auto reader = std::make_unique<CountingNotifier>(pair.here, QSocketNotifier::Read);
        CountingNotifier other(healthy.here, QSocketNotifier::Read, [&] { healthy.receive(); });
        pair.send();
        QVERIFY(turn());
        const int duplicate = ::dup(pair.here);
        pair.closeHere();
        reader.reset();
        settle();

        int turns = 0;
        const auto counting = QObject::connect(dispatcher(), &QAbstractEventDispatcher::awake, [&] { ++turns; });
        bool isOver = false;
        QTimer::singleShot(100, Qt::PreciseTimer, dispatcher(), [&] { isOver = true; });
        QVERIFY(waitFor([&] { return isOver; }));
        QObject::disconnect(counting);
        QVERIFY2(turns < 10, qPrintable(QString::number(turns)));
        healthy.send();
        QVERIFY(waitFor([&] { return other.count == 1; }));
        ::close(duplicate);
    });
}

void TestEpollSockets::descriptor_regularFile_alwaysReady()
{
    onThread([] {
        QTemporaryFile file;
        QVERIFY(file.open());
        CountingNotifier reader(file.handle(), QSocketNotifier::Read);
        CountingNotifier writer(file.handle(), QSocketNotifier::Write);
        QVERIFY(turn());
        QVERIFY(turn());
        QCOMPARE(reader.count, 2);
        QCOMPARE(writer.count, 2);
        writer.setEnabled(false);
        QVERIFY(turn(QEventLoop::WaitForMoreEvents));
        QCOMPARE(reader.count, 3);
        QCOMPARE(writer.count, 2);
        reader.setEnabled(false);
        QVERIFY(!turn());
        reader.setEnabled(true);
        QVERIFY(turn());
        QCOMPARE(reader.count, 4);
    });
}

void TestEpollSockets::descriptor_regularFileForExceptions_neverReady()
{
    onThread([] {
        QTemporaryFile file;
        QVERIFY(file.open());
        CountingNotifier exceptions(file.handle(), QSocketNotifier::Exception);
        settle();
        QVERIFY(!turn());
        QCOMPARE(exceptions.count, 0);
    });
}

void TestEpollSockets::descriptor_bad_notifierIsDisabled()
{
    onThread([] {
        SocketPair pair;
        const int number = pair.here;
        pair.closeHere();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("[Ss]ocket")));
        CountingNotifier reader(number, QSocketNotifier::Read);
        turn();
        QVERIFY(!reader.isEnabled());
        QCOMPARE(reader.count, 0);
        QVERIFY(!turn());
    });
}

QTEST_GUILESS_MAIN(TestEpollSockets)
#include "tst_epoll_sockets.moc"
