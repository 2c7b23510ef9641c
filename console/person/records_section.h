#pragma once

#include "client/list_page.h"
#include "console/person/brief_model.h"
#include "console/person/section.h"
#include "console/widgets/destination.h"
#include "model/device.h"
#include "model/notification.h"

namespace mc::console {

class BriefTable;

/// The first few records of somebody, of one kind, with a way to all of them.
class RecordsSection : public Section
{
    Q_OBJECT

public:
    QAction *openAllAction() { return m_openAll; }

Q_SIGNALS:
    void navigate(const mc::console::Destination &destination);

protected:
    RecordsSection(const Environment &environment, QWidget *parent);

    BriefTable &table() { return *m_table; }
    /// What is said instead of rows when there are none.
    void setEmptyText(const QString &text);
    void setRows(const QList<BriefModel::Row> &rows);

private:
    RecordsSection(const Environment &environment, QWidget *content, QWidget *parent);

    QAction *m_openAll;
    BriefTable *m_table;
    QLabel *m_empty;
};

/// Their last notifications.
class RecentSection : public RecordsSection
{
    Q_OBJECT

public:
    explicit RecentSection(const Environment &environment, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    void ask() override;
    void forget() override;

private:
    void showAnswer();

    QList<model::Notification> m_notifications;
    client::Pending<client::ListPage<model::Notification>> m_call;
};

/// Their devices.
class DevicesSection : public RecordsSection
{
    Q_OBJECT

public:
    explicit DevicesSection(const Environment &environment, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    void ask() override;
    void forget() override;

private:
    void showAnswer();

    client::ListPage<model::Device> m_page;
    client::Pending<client::ListPage<model::Device>> m_call;
};

} // namespace mc::console
