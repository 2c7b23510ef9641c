# mc_npm(<name> <folder> [FILES <file> …]): installs the packages that <folder>/package-lock.json pins.
#
# They go into build/npm/<name>/node_modules, once for every change of the lock file, without running scripts of theirs.
# mc_npm_<name> is the path of node_modules, mc_npm_<name>_stamp a file to depend on. FILES, relative to node_modules,
# may be named as inputs of other commands of the same directory.
#
# Where there is no network, -D MC_NPM_PACKAGES=FOLDER names a folder like build/npm of another build of the same lock files.
set(MC_NPM_PACKAGES "" CACHE PATH "Folder of npm packages that were installed before; without it, npm installs them")
if(MC_NPM_PACKAGES)
  find_program(MC_NODE NAMES node nodejs) # for tests alone
else()
  find_program(MC_NODE NAMES node nodejs REQUIRED)
  find_program(MC_NPM npm REQUIRED)
endif()

# Sets <result> to the folder of what was installed before for the lock file in <folder>.
function(mc_npm_packages result name folder)
  set(place ${MC_NPM_PACKAGES}/${name})
  file(SHA256 ${folder}/package-lock.json wanted)
  set(found nothing)
  if(EXISTS ${place}/package-lock.json AND EXISTS ${place}/node_modules)
    file(SHA256 ${place}/package-lock.json found)
  endif()
  if(NOT found STREQUAL wanted)
    message(FATAL_ERROR "${place} does not hold the npm packages of ${folder}/package-lock.json")
  endif()
  set(${result} ${place} PARENT_SCOPE)
endfunction()

function(mc_npm name folder)
  cmake_parse_arguments(NPM "" "" "FILES" ${ARGN})
  if(MC_NPM_PACKAGES)
    mc_npm_packages(place ${name} ${folder})
    set(mc_npm_${name} ${place}/node_modules PARENT_SCOPE)
    set(mc_npm_${name}_stamp ${place}/package-lock.json PARENT_SCOPE)
    return()
  endif()
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
