<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>mc::console::SignIn</name>
    <message numerus="yes">
        <source>Too many attempts failed. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many attempts failed. Try again in %n second.</numerusform>
            <numerusform>Too many attempts failed. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mc::console::StatusLine</name>
    <message numerus="yes">
        <source>%n running task(s)</source>
        <translation>
            <numerusform>%n running task</numerusform>
            <numerusform>%n running tasks</numerusform>
        </translation>
    </message>
</context>
</TS>
