# The console's suites: they use its classes, and its window as a person does, against the real service.
# Qt Test knows more of widgets when they are there, so what it is compiled with differs from the other suites.
add_library(mc_console_test_pch STATIC ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
set_target_properties(mc_console_test_pch PROPERTIES AUTOMOC OFF)
target_link_libraries(mc_console_test_pch PRIVATE mc_test_build Qt6::Widgets)
get_target_property(MC_TEST_HEADERS mc_test_pch PRECOMPILE_HEADERS)
target_precompile_headers(mc_console_test_pch PRIVATE ${MC_TEST_HEADERS} <QtWidgets/QtWidgets>)

add_library(mc_console_stage STATIC console/console_stage.h console/console_stage.cpp console/memory_secrets.h)
target_include_directories(mc_console_stage PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/console)
target_precompile_headers(mc_console_stage REUSE_FROM mc_console_test_pch)
target_link_libraries(mc_console_stage PUBLIC mc_test_build mc_test_support mc_console_alerts mc_console_app mc_console_clinics
  mc_console_compose mc_console_dashboard mc_console_devices mc_console_notifications mc_console_people mc_console_person
  mc_console_statistics)

# mc_console_test(<suite> [SOURCES …]): as mc_test(), without a display.
function(mc_console_test suite)
  mc_test(console ${suite} ${ARGN} USES mc_console_stage HEADERS mc_console_test_pch)
  set_property(TEST ${suite} APPEND PROPERTY ENVIRONMENT QT_QPA_PLATFORM=offscreen)
endfunction()

mc_console_test(tst_accessibility)
mc_console_test(tst_alerts)
mc_console_test(tst_compose_parts)
mc_console_test(tst_compose_people SOURCES console/compose_stage.h console/compose_stage.cpp)
mc_console_test(tst_compose_page SOURCES console/compose_stage.h console/compose_stage.cpp)
mc_console_test(tst_compose_sending SOURCES console/compose_stage.h console/compose_stage.cpp console/lossy_proxy.h
  console/lossy_proxy.cpp)
mc_console_test(tst_dashboard_page SOURCES console/dashboard_stage.h console/dashboard_stage.cpp)
mc_console_test(tst_dashboard_parts)
mc_console_test(tst_devices_page)
mc_console_test(tst_frame)
mc_console_test(tst_keychain SOURCES console/private_keyring.cpp)
mc_console_test(tst_live_feed)
mc_console_test(tst_look)
mc_console_test(tst_people_page)
mc_console_test(tst_person_parts)
mc_console_test(tst_sign_in)
mc_console_test(tst_notification_filters)
mc_console_test(tst_notification_list_model)
mc_console_test(tst_timeline_sentences)
mc_console_test(tst_notifications_page)
mc_console_test(tst_statistics_export SOURCES console/text_recorder.h console/text_recorder.cpp)
mc_console_test(tst_statistics_page)
mc_console_test(tst_table_view)
mc_console_test(tst_time_chart)
mc_console_test(tst_wall SOURCES console/dashboard_stage.h console/dashboard_stage.cpp)
mc_console_test(tst_translations)
target_compile_definitions(tst_translations PRIVATE MC_SOURCES="${CMAKE_SOURCE_DIR}"
  MC_LUPDATE="$<TARGET_FILE:Qt6::lupdate>")

# The program, on a desktop of its own.
mc_test(console tst_black_box SOURCES console/desktop_script.cpp USES mc_test_support)
add_dependencies(tst_black_box mediconnect-console)
target_compile_definitions(tst_black_box PRIVATE MC_CONSOLE="$<TARGET_FILE:mediconnect-console>"
  MC_CONSOLE_TESTS="${CMAKE_CURRENT_SOURCE_DIR}/console")

add_executable(console_screenshots console/screenshots.cpp console/live_scene.h console/live_scene.cpp)
target_link_libraries(console_screenshots PRIVATE mc_console_stage)
add_dependencies(console_screenshots mediconnect-clinic-day)
target_compile_definitions(console_screenshots PRIVATE MC_CLINIC_DAY="$<TARGET_FILE:mediconnect-clinic-day>")
target_precompile_headers(console_screenshots REUSE_FROM mc_console_test_pch)
set_target_properties(console_screenshots PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)

# What the desktop is told of the console.
set(own ${CMAKE_SOURCE_DIR}/resources/console)
add_test(NAME console_desktop_file COMMAND desktop-file-validate ${own}/org.mediconnect.console.desktop)
add_test(NAME console_metainfo COMMAND appstreamcli validate --no-net --no-color ${own}/org.mediconnect.console.metainfo.xml)
set_tests_properties(console_desktop_file console_metainfo PROPERTIES LABELS console)
