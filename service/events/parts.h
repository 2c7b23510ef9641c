#pragma once

#include "intake/intake.h"
#include "ops/clock.h"
#include "wording/event_templates.h"

namespace mc::events {

/// How long before an appointment its reminders are shown, the longest first.
using ReminderLeads = QList<std::chrono::seconds>;

/// How an instance tells events. A value for all threads; the languages outlive it.
struct Setup
{
    wording::TemplateSources templates;
    const wording::Languages &languages;
    bool phiInExternal = false; ///< what is about health may be told outside the app
    ReminderLeads leads {};
};

/// What texts are made with. One for each thread, which uses it alone.
struct Texts
{
    explicit Texts(const Setup &setup)
        : templates(setup.templates)
        , languages(setup.languages)
        , phiInExternal(setup.phiInExternal)
    {
    }

    wording::EventTemplates templates;
    const wording::Languages &languages;
    bool phiInExternal;
};

/// What events are told with, all of one thread. Everything referred to outlives it.
struct Parts
{
    store::Store &store;
    intake::Intake &intake;
    const ops::Clock &clock;
    rules::ChannelPolicy policy;
    Texts &texts;
    ReminderLeads leads;
};

} // namespace mc::events
