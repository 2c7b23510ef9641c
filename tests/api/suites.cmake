# Suites that speak to the running program, as apps and modules do.
foreach(suite
    tst_notifications_create
    tst_notifications_list
    tst_notifications_change
    tst_batches_api
    tst_events_api
    tst_event_appointments
    tst_event_delivery
    tst_event_modes
    tst_event_notifications
    tst_event_reminders
    tst_event_outbox
    tst_event_outbox_instances
    tst_event_stream
    tst_event_stream_faults
    tst_schedule_api
    tst_timeline_api
    tst_http_answers
    tst_texts_api
    tst_preferences_api
    tst_rate_limit
    tst_cors
    tst_forwarded
    tst_behind_nginx
    tst_metrics
    tst_canary_alarms
    tst_failed_sign_ins
    tst_trace
    tst_log_reader
    tst_directory_api
    tst_identity_provider
    tst_provider_keys
    tst_scim_api
    tst_scim_changes
    tst_scim_client
    tst_audit_seals
    tst_auth_api
    tst_sessions
    tst_devices_api
    tst_sms_callbacks
    tst_sms_delivery
    tst_ws_handshake
    tst_ws_changes
    tst_ws_messages
    tst_ws_frames
    tst_ws_sync
    tst_ws_closing
    tst_two_instances
    tst_restart
    tst_backup
    tst_statistics_api
    tst_commands
    tst_user_commands
    tst_issued_tokens
    tst_rotate_keys
    tst_frequency_limits
    tst_push_delivery
    tst_recipient_trouble
    tst_delivery_outcomes
    tst_mail_delivery
    tst_admin_deliveries
    tst_docs_api
    tst_caps)
  mc_test(api ${suite} USES mc_test_support)
endforeach()
set(notifyd MC_NOTIFYD="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/mediconnect-notifyd")
foreach(suite tst_commands tst_user_commands)
  target_compile_definitions(${suite} PRIVATE ${notifyd})
endforeach()
mc_test(api tst_delivery_isolation USES mc_test_support)
if(NOT MC_SANITIZE) # their libraries have to be loaded before libfaketime, and take the place of FORTIFY
  mc_test(api tst_wrong_clocks USES mc_test_support)
  mc_test(api tst_hardening USES mc_test_support)
  target_compile_definitions(tst_hardening PRIVATE ${notifyd})
endif()
mc_test(api tst_isolation SOURCES support/raw_peer.cpp USES mc_test_support)
mc_test(api tst_isolation_database SOURCES support/raw_peer.cpp USES mc_test_support)
set_tests_properties(tst_delivery_isolation tst_isolation tst_isolation_database tst_log_reader PROPERTIES RUN_SERIAL TRUE) # they compare times
mc_test(api tst_health_command USES mc_test_support)
mc_test(api tst_service_manager SOURCES support/notify_socket.cpp support/stopped_thread.cpp USES mc_test_support)
mc_test(api tst_key_files USES mc_test_support mc_auth mc_jose)
mc_test(api tst_unsubscribe_api USES mc_test_support mc_vault)
mc_test(api tst_token_forms USES mc_test_support mc_vault)
mc_test(api tst_retention USES mc_test_support mc_store)
mc_test(api tst_erasure USES mc_test_support mc_store)
mc_test(api tst_refusals USES mc_test_support mc_http)
mc_test(api tst_permissions USES mc_test_support mc_http)
mc_test(api tst_audit_log USES mc_test_support mc_http)
mc_test(api tst_client_journey USES mc_client mc_test_support)
mc_test(api tst_rolling_restart USES mc_client mc_test_support)
mc_test(api tst_delivery_faults SOURCES api/fault_stage.cpp USES mc_test_support)
mc_test(api tst_provider_faults SOURCES api/fault_stage.cpp USES mc_test_support)
set_tests_properties(tst_delivery_faults tst_provider_faults PROPERTIES TIMEOUT 600) # leases last a minute
# What is under way when an instance dies depends on how fast the provider answers, which is this machine.
set_tests_properties(tst_delivery_faults PROPERTIES RUN_SERIAL TRUE)
