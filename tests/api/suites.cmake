# Suites that speak to the running program, as apps and modules do.
foreach(suite
    tst_notifications_create
    tst_notifications_list
    tst_notifications_change
    tst_permissions
    tst_directory_api
    tst_auth_api)
  mc_test(api ${suite} USES mc_test_support)
endforeach()
