# What `cmake --install` puts where. `--component service` and `--component console` install one of them alone. Everything else the
# programs need (migrations, templates, translations, icons, the API's page) is built into them.
include(GNUInstallDirs)
set(MC_UNIT_FOLDER lib/systemd/system CACHE STRING "Where systemd's units go, below the prefix")
find_program(MC_HELP2MAN help2man)
if(NOT MC_HELP2MAN)
  message(STATUS "There will be no manual pages: help2man is missing")
endif()

# mc_manual(<component> <program> <section> <summary> <command> [DEPENDS …]): a manual page of what <command> --help prints, and of
# resources/man/<program>.h2m.
function(mc_manual component program section summary command)
  cmake_parse_arguments(MANUAL "" "" "DEPENDS" ${ARGN})
  if(NOT MC_HELP2MAN)
    return()
  endif()
  set(page ${CMAKE_BINARY_DIR}/man/${program}.${section})
  set(more ${CMAKE_SOURCE_DIR}/resources/man/${program}.h2m)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/man)
  add_custom_command(OUTPUT ${page}
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen ${MC_HELP2MAN} --no-info --section=${section}
      --name=${summary} --source=MediConnect\ Notifications\ ${PROJECT_VERSION} --manual=MediConnect\ Notifications
      --version-string=${PROJECT_VERSION} --include=${more} --output=${page} ${command}
    DEPENDS ${more} ${MANUAL_DEPENDS}
    COMMENT "Writing the manual page of ${program}"
    VERBATIM)
  add_custom_target(${program}-manual ALL DEPENDS ${page})
  install(FILES ${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section} COMPONENT ${component})
endfunction()

set(resources ${CMAKE_SOURCE_DIR}/resources)

if(MC_SERVICE)
  install(TARGETS mediconnect-notifyd mediconnect-listen RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT service)
  install(PROGRAMS ${resources}/mediconnect-notifyd-local-database DESTINATION ${CMAKE_INSTALL_SBINDIR} COMPONENT service)
  # The prefix is known only now, at the installation.
  set(unit ${CMAKE_BINARY_DIR}/installation/mediconnect-notifyd.service)
  install(CODE "
    set(BINDIR \"${CMAKE_INSTALL_BINDIR}\")
    cmake_path(ABSOLUTE_PATH BINDIR BASE_DIRECTORY \"\${CMAKE_INSTALL_PREFIX}\")
    configure_file(\"${resources}/mediconnect-notifyd.service.in\" \"${unit}\" @ONLY)" COMPONENT service)
  install(FILES ${unit} DESTINATION ${MC_UNIT_FOLDER} COMPONENT service)
  install(FILES ${resources}/mediconnect-notifyd.sysusers DESTINATION lib/sysusers.d RENAME mediconnect-notifyd.conf
    COMPONENT service)
  install(FILES ${resources}/notifyd.ini.example DESTINATION ${CMAKE_INSTALL_DATADIR}/mediconnect-notifyd COMPONENT service)
  install(FILES README.md CHANGELOG.md SECURITY.md shared/API.md shared/CONTRACT.md
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/mediconnect-notifyd COMPONENT service)
  mc_manual(service mediconnect-notifyd 1 "notification service of a clinic" $<TARGET_FILE:mediconnect-notifyd>
    DEPENDS mediconnect-notifyd)
  mc_manual(service mediconnect-listen 1 "print what a WebSocket of the notification service receives"
    $<TARGET_FILE:mediconnect-listen> DEPENDS mediconnect-listen)
  mc_manual(service mediconnect-notifyd-local-database 8 "make the notification service's database on this machine"
    ${resources}/mediconnect-notifyd-local-database DEPENDS ${resources}/mediconnect-notifyd-local-database)
endif()

if(MC_CONSOLE)
  install(TARGETS mediconnect-console RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT console)
  install(FILES ${resources}/console/org.mediconnect.console.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
    COMPONENT console)
  install(FILES ${resources}/console/mediconnect-console.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
    COMPONENT console)
  install(FILES ${resources}/console/org.mediconnect.console.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
    COMPONENT console)
  mc_manual(console mediconnect-console 1 "admin console of the notification service" $<TARGET_FILE:mediconnect-console>
    DEPENDS mediconnect-console)
endif()
