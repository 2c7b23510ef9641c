# mc_npm(<name> <folder> [FILES <file> …]): installs the packages that <folder>/package-lock.json pins.
#
# They go into build/npm/<name>/node_modules, once for every change of the lock file, without running scripts of theirs.
# mc_npm_<name> is the path of node_modules, mc_npm_<name>_stamp a file to depend on. FILES, relative to node_modules,
# may be named as inputs of other commands of the same directory.
find_program(MC_NODE NAMES node nodejs REQUIRED)
find_program(MC_NPM npm REQUIRED)

function(mc_npm name folder)
  cmake_parse_arguments(NPM "" "" "FILES" ${ARGN})
  set(place ${CMAKE_BINARY_DIR}/npm/${name})
  list(TRANSFORM NPM_FILES PREPEND ${place}/node_modules/)
  # Packages keep the times of their making; without the touch their files would always look out of date.
  set(touch)
  if(NPM_FILES)
    set(touch COMMAND ${CMAKE_COMMAND} -E touch ${NPM_FILES})
  endif()
  add_custom_command(OUTPUT ${place}/installed ${NPM_FILES}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${place}
    COMMAND ${CMAKE_COMMAND} -E copy ${folder}/package.json ${folder}/package-lock.json ${place}
    COMMAND ${CMAKE_COMMAND} -E chdir ${place} ${MC_NPM} ci --ignore-scripts --no-audit --no-fund
      --no-update-notifier --loglevel=error
    ${touch}
    COMMAND ${CMAKE_COMMAND} -E touch ${place}/installed
    DEPENDS ${folder}/package.json ${folder}/package-lock.json
    COMMENT "Installing the npm packages of ${name}"
    VERBATIM)
  set(mc_npm_${name} ${place}/node_modules PARENT_SCOPE)
  set(mc_npm_${name}_stamp ${place}/installed PARENT_SCOPE)
endfunction()
