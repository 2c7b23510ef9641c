#pragma once

#include "console/compose/composition.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace mc::console {

class ChannelChoice;
class FormField;
class Theme;

/// The group "What": type, priority, the texts, channels and links. The theme outlives it.
class ContentForm : public QWidget
{
    Q_OBJECT

public:
    explicit ContentForm(const Theme &theme, QWidget *parent = nullptr);

    /// Its part of the composition.
    void show(const Composition &composition);
    void read(Composition &composition) const;
    void showProblems(const Problems &problems);
    /// The editor of that part; null when it is none of this group's.
    QWidget *editorOf(FormPart part) const;
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void fillChoices();
    void layOut();
    void update();

    QComboBox *m_type;
    QComboBox *m_priority;
    QLineEdit *m_title;
    QPlainTextEdit *m_message;
    ChannelChoice *m_channels;
    QLineEdit *m_actionUrl;
    QLineEdit *m_deepLink;
    QCheckBox *m_neutralLink;
    FormField *m_typeField;
    FormField *m_priorityField;
    FormField *m_titleField;
    FormField *m_messageField;
    FormField *m_actionUrlField;
    FormField *m_deepLinkField;
};

} // namespace mc::console
