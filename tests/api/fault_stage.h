#pragma once

#include "support/database.h"
#include "support/directory.h"
#include "support/fake_providers.h"
#include "support/private_postgres.h"
#include "support/service_process.h"

#include <functional>

namespace mc::test {

/// Something that goes wrong while notifications come in, so long after the first of them.
struct Fault
{
    std::chrono::milliseconds at;
    std::function<void()> strike;
};

/// One in each of as many equal parts of that time, at a random moment of it.
QList<Fault> faultsWithin(std::chrono::milliseconds time, const QList<std::function<void()>> &strikes, quint32 seed);

/// Instances of the service on one database, people with two phones each, a steady stream of notifications to them, and
/// what has to be true of all that when the faults in its midst are over. The cluster is its own, to be stopped.
///
/// A member of the suite: begin() in each test, end() in cleanup().
class FaultStage
{
public:
    explicit FaultStage(const Environment &extra = {}, const QList<Fake> &fakes = {Fake::Fcm});

    /// So many instances on a new database with people in it.
    void begin(int instances);
    void end();

    /// One after the other, with that much time between two posts; `faults` in the order of their time. Whoever posts
    /// does as an app should: sends a post again, with its key, until it is accepted. While a fault strikes nothing is
    /// posted.
    void post(int notifications, std::chrono::milliseconds gap, const QList<Fault> &faults = {});
    /// All at once: so many notifications to everybody.
    void postToEverybody(int times);

    /// Ends an instance without a warning.
    void kill(int instance) { m_instances[instance]->kill(); }
    void start(int instance);
    /// Sixty seconds pass for the leases of whoever is dead; for use while no instance runs.
    void letLeasesEnd();

    /// Waits until nothing is to be done any more. Then each notification has reached both phones of its recipient, and
    /// everything that is told of them says so.
    void expectAllArrived();
    /// How many of those have reached a phone more than once.
    int twice();
    /// Those to FCM.
    int deliveries() { return database().value("SELECT count(*) FROM deliveries WHERE provider = 'fcm'").toInt(); }
    int pending()
    {
        return database()
            .value("SELECT count(*) FROM deliveries WHERE provider = 'fcm' AND status = 'pending'")
            .toInt();
    }
    int leased() { return database().value("SELECT count(*) FROM deliveries WHERE leased_until IS NOT NULL").toInt(); }

    Database database() { return Database(m_databaseUri); }
    ServiceProcess &instance(int number) { return *m_instances[number]; }
    Api &api(int number) { return *m_apis[number]; }
    PrivatePostgres &postgres() { return *m_postgres; }
    FakeProviders providers;

private:
    void addPeople();
    void post();
    void expectStatistics();
    /// How often FCM was asked to bring which notification to which phone.
    QHash<QString, int> requests();

    Environment m_extra;
    std::unique_ptr<PrivatePostgres> m_postgres;
    QString m_databaseUri;
    std::vector<std::unique_ptr<ServiceProcess>> m_instances;
    std::vector<std::unique_ptr<Api>> m_apis;
    int m_posted = 0;
};

} // namespace mc::test
