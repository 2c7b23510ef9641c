#include "console/widgets/list_and_details.h"
#include "console/widgets/row_delegate.h"
#include "console/widgets/table_view.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QHelpEvent>
#include <QtGui/QStandardItemModel>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

using namespace mc::console;

namespace {

enum Column { Time, Title, Status };

/// Has more rows than it shows, until it was asked for all.
class Rows : public QStandardItemModel
{
public:
    explicit Rows(int count) { add(count); }

    int pagesLeft = 0;

    bool canFetchMore(const QModelIndex &) const override { return pagesLeft > 0; }
    void fetchMore(const QModelIndex &) override
    {
        --pagesLeft;
        add(100);
    }

private:
    void add(int count)
    {
        setColumnCount(3);
        for (int i = 0; i < count; ++i)
            appendRow({new QStandardItem(QStringLiteral("now")), new QStandardItem(QString(200, u'W')),
                new QStandardItem(QStringLiteral("ok"))});
    }
};

/// A table with details in a window, as pages have them.
struct Stage
{
    explicit Stage(QSettings &settings, int rows = 3)
        : model(rows)
    {
        table->setModel(&model);
        table->setItemDelegate(new RowDelegate(theme, table));
        table->setColumns({{.width = 80}, {}, {.width = 90}});
        table->setSortable({{Time, Qt::DescendingOrder}, {Status, Qt::AscendingOrder}});
        table->keepColumns(settings, QStringLiteral("page/columns"));
        list = new ListAndDetails(*table, *details, settings, QStringLiteral("page"));
        window.setCentralWidget(list);
        window.resize(1280, 600);
        window.show();
        window.activateWindow();
    }

    Theme theme;
    Rows model;
    TableView *table = new TableView(theme);
    QLineEdit *details = new QLineEdit;
    ListAndDetails *list = nullptr;
    QMainWindow window;
};

} // namespace

/// The table of the pages, and the details beside it, without a server.
class TestTableView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s")), QSettings::IniFormat);
    }
    void cleanup() { m_settings->clear(); }

    void keys_moveOpenAndLeave();
    void columns_areKept();
    void header_clicked_asksForTheOrdersThereAre();
    void end_near_asksForMore();
    void nothingToShow_isSaidOnceItIsKnown();
    void toolTip_onlyWhereTextIsCut();
    void details_areBesideInWideWindows_data();
    void details_areBesideInWideWindows();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
};

void TestTableView::keys_moveOpenAndLeave()
{
    Stage stage(*m_settings);
    QVERIFY(QTest::qWaitForWindowActive(&stage.window));
    stage.table->setFocus();
    const auto selected = [&stage] {
        const QModelIndexList rows = stage.table->selectedRowsInOrder();
        return rows.size() == 1 ? rows.first().row() : -1;
    };
    QTest::keyClick(stage.table, Qt::Key_J);
    QCOMPARE(selected(), 0);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(stage.table, Qt::Key_J);
    QCOMPARE(selected(), 2); // the last one
    QTest::keyClick(stage.table, Qt::Key_K);
    QCOMPARE(selected(), 1);
    QTest::keyClick(stage.table, Qt::Key_O); // no search by typing
    QCOMPARE(selected(), 1);
    QTest::keyClick(stage.table, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(QApplication::focusWidget(), stage.details);
    QTest::keyClick(stage.details, Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), stage.table);
}

void TestTableView::columns_areKept()
{
    {
        Stage stage(*m_settings);
        stage.table->setColumnWidth(Time, 123);
        stage.table->setColumnHidden(Status, true);
    }
    Stage stage(*m_settings);
    QCOMPARE(stage.table->columnWidth(Time), 123);
    QVERIFY(stage.table->isColumnHidden(Status));
    QHeaderView *header = stage.table->horizontalHeader();
    Q_EMIT header->customContextMenuRequested({});
    auto menu = stage.table->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2); // the title stays
    menu->actions().last()->trigger();
    QVERIFY(!stage.table->isColumnHidden(Status));
}

void TestTableView::header_clicked_asksForTheOrdersThereAre()
{
    Stage stage(*m_settings);
    stage.table->showOrder(Time, Qt::DescendingOrder);
    QSignalSpy asked(stage.table, &TableView::orderAsked);
    QHeaderView *header = stage.table->horizontalHeader();
    const auto click = [header](int column) {
        const QPoint place(header->sectionViewportPosition(column) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    };
    click(Title);
    QCOMPARE(asked.size(), 0);
    QCOMPARE(header->sortIndicatorSection(), int(Time));
    click(Status);
    QCOMPARE(asked.takeFirst(), (QVariantList {int(Status), QVariant::fromValue(Qt::AscendingOrder)}));
    click(Status);
    QCOMPARE(asked.takeFirst(), (QVariantList {int(Status), QVariant::fromValue(Qt::DescendingOrder)}));
    click(Time);
    QCOMPARE(asked.takeFirst(), (QVariantList {int(Time), QVariant::fromValue(Qt::DescendingOrder)}));
}

void TestTableView::end_near_asksForMore()
{
    Stage stage(*m_settings, 100);
    stage.model.pagesLeft = 2;
    stage.table->verticalScrollBar()->setValue(1);
    QCOMPARE(stage.model.rowCount(), 100); // far from its end
    stage.table->verticalScrollBar()->setValue(stage.table->verticalScrollBar()->maximum() / 2);
    QCOMPARE(stage.model.rowCount(), 200);
}

void TestTableView::nothingToShow_isSaidOnceItIsKnown()
{
    Stage stage(*m_settings, 0);
    stage.table->setPlaceholder({.iconName = QStringLiteral("inbox"),
        .title = QStringLiteral("Nothing"),
        .button = QStringLiteral("Ask again")});
    auto placeholder = stage.table->findChild<Placeholder *>();
    QVERIFY(placeholder->isVisible());
    QSignalSpy clicked(stage.table, &TableView::placeholderClicked);
    QTest::mouseClick(placeholder->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(clicked.size(), 1);
    stage.table->setBusy(true);
    QVERIFY(!placeholder->isVisible());
    const QImage waiting = stage.table->viewport()->grab().toImage();
    stage.table->setBusy(false);
    QVERIFY(placeholder->isVisible());
    stage.model.pagesLeft = 1;
    stage.model.fetchMore({});
    stage.table->setBusy(false);
    QVERIFY(!placeholder->isVisible());
    // Rows to come are painted while it waits.
    const QColor ground = waiting.pixelColor(waiting.width() - 1, waiting.height() - 1);
    int painted = 0;
    for (int x = 0; x < waiting.width(); ++x)
        painted += waiting.pixelColor(x, stage.theme.rowHeight() / 2) != ground;
    QVERIFY2(painted > 100, qPrintable(QString::number(painted)));
}

void TestTableView::toolTip_onlyWhereTextIsCut()
{
    Stage stage(*m_settings);
    for (int row = 0; row < 3; ++row) {
        for (const int column : {Time, Title})
            stage.model.item(row, column)->setToolTip(stage.model.item(row, column)->text());
    }
    const auto toolTipAt = [&stage](int column) {
        const QPoint place = stage.table->visualRect(stage.model.index(0, column)).center();
        QHelpEvent event(QEvent::ToolTip, place, stage.table->viewport()->mapToGlobal(place));
        QToolTip::hideText();
        QApplication::sendEvent(stage.table->viewport(), &event);
        return QToolTip::text();
    };
    QCOMPARE(toolTipAt(Title), QString(200, u'W'));
    QTRY_VERIFY(toolTipAt(Time).isEmpty() || !QToolTip::isVisible());
    stage.model.item(0, Time)->setToolTip(QStringLiteral("to the second"));
    QCOMPARE(toolTipAt(Time), QStringLiteral("to the second")); // says more
}

void TestTableView::details_areBesideInWideWindows_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::Orientation>("orientation");
    QTest::addRow("wide") << 1200 << Qt::Horizontal;
    QTest::addRow("narrow") << 1199 << Qt::Vertical;
}

void TestTableView::details_areBesideInWideWindows()
{
    QFETCH(int, width);
    Stage stage(*m_settings);
    stage.window.resize(1400, 600);
    QTRY_COMPARE(stage.list->orientation(), Qt::Horizontal);
    stage.window.resize(width, 600);
    QTEST(stage.list->orientation(), "orientation");
    QVERIFY(stage.list->sizes().at(1) >= 160);
}

QTEST_MAIN(TestTableView)
#include "tst_table_view.moc"
