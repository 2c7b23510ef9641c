#pragma once

#include "console/person/section.h"
#include "model/preview.h"

class QComboBox;

namespace mc::console {

class FormField;

/// What would and what would not reach somebody now, and why: the service's own preview, for a type and a priority.
class ReachSection : public Section
{
    Q_OBJECT

public:
    explicit ReachSection(const Environment &environment, QWidget *parent = nullptr);

    /// Something that it depends on has changed.
    using Section::askAgain;

protected:
    void retranslate() override;
    void forget() override;
    void ask() override;

private:
    struct Line
    {
        QLabel *icon;
        QLabel *text;
    };

    ReachSection(const Environment &environment, QWidget *content, QWidget *parent);

    void layOut(QWidget &content);
    void fillChoices();
    void showAnswer();

    client::Pending<model::Preview> m_call;
    std::optional<model::Preview> m_preview;
    QComboBox *m_type;
    QComboBox *m_priority;
    FormField *m_typeField;
    FormField *m_priorityField;
    QLabel *m_reach;
    std::array<Line, model::allChannels.size()> m_lines;
};

} // namespace mc::console
