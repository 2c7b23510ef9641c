# mc_documentation(<target>): builds the API's description and the page that shows it into a target, as resources under
# :/documentation. mc_openapi_document is the path of the whole document, for those who check it.
include(${CMAKE_SOURCE_DIR}/cmake/npm.cmake)
find_program(MC_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH) # the one for which the distribution has PyYAML
find_program(MC_PYTHON python3 REQUIRED)

set(mc_openapi_document ${CMAKE_BINARY_DIR}/documentation/openapi.json)

function(mc_documentation target)
  set(place ${CMAKE_BINARY_DIR}/documentation)
  # In the order in which a reader meets them.
  set(areas openapi common auth users scim notifications notification_schemas bulk batches events devices preferences statistics
    realtime realtime_messages callbacks operation)
  list(TRANSFORM areas PREPEND ${CMAKE_SOURCE_DIR}/resources/openapi/)
  list(TRANSFORM areas APPEND .yaml)
  set(bundle ${CMAKE_SOURCE_DIR}/cmake/bundle_openapi.py)
  file(MAKE_DIRECTORY ${place})
  add_custom_command(OUTPUT ${mc_openapi_document}
    COMMAND ${MC_PYTHON} ${bundle} --version ${PROJECT_VERSION} --output ${mc_openapi_document} ${areas}
    DEPENDS ${bundle} ${areas}
    COMMENT "Putting the OpenAPI document together"
    VERBATIM)

  set(own ${CMAKE_SOURCE_DIR}/resources/docs)
  mc_npm(docs ${own} FILES swagger-ui-dist/swagger-ui.css swagger-ui-dist/swagger-ui-bundle.js
    swagger-ui-dist/favicon-32x32.png swagger-ui-dist/LICENSE swagger-ui-dist/NOTICE)
  set(renderer ${mc_npm_docs}/swagger-ui-dist)
  set_source_files_properties(${renderer}/favicon-32x32.png PROPERTIES QT_RESOURCE_ALIAS docs/favicon.png)
  set_source_files_properties(${renderer}/LICENSE PROPERTIES QT_RESOURCE_ALIAS docs/LICENSE.txt)
  set_source_files_properties(${renderer}/NOTICE PROPERTIES QT_RESOURCE_ALIAS docs/NOTICE.txt)
  foreach(file swagger-ui.css swagger-ui-bundle.js)
    set_source_files_properties(${renderer}/${file} PROPERTIES QT_RESOURCE_ALIAS docs/${file})
  endforeach()
  foreach(file index.html docs.css docs.js)
    set_source_files_properties(${own}/${file} PROPERTIES QT_RESOURCE_ALIAS docs/${file})
  endforeach()
  set_source_files_properties(${mc_openapi_document} PROPERTIES QT_RESOURCE_ALIAS openapi.json)
  qt_add_resources(${target} documentation PREFIX /documentation FILES ${mc_openapi_document}
    ${own}/index.html ${own}/docs.css ${own}/docs.js ${renderer}/swagger-ui.css ${renderer}/swagger-ui-bundle.js
    ${renderer}/favicon-32x32.png ${renderer}/LICENSE ${renderer}/NOTICE
    OPTIONS --compress-algo zlib --compress 9)
endfunction()
