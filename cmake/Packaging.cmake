# What is installed where, and packed: the program with its manual and completions, and the library.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# One archive: what a C++ developer needs, without the terminal.
set(parts knowledge engine proof builtin)
list(TRANSFORM parts REPLACE "(.+)" "$<TARGET_OBJECTS:legcramp_\\1>" OUTPUT_VARIABLE objects)
add_library(legcramp_library STATIC ${objects})
target_compile_features(legcramp_library PUBLIC cxx_std_20)
target_link_libraries(legcramp_library INTERFACE $<INSTALL_INTERFACE:stemmer>) # the system's
target_include_directories(legcramp_library INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
set_target_properties(legcramp_library PROPERTIES OUTPUT_NAME legcramp EXPORT_NAME legcramp LINKER_LANGUAGE CXX)

set(manual ${CMAKE_CURRENT_BINARY_DIR}/legcramp.1.gz)
add_custom_command(OUTPUT ${manual} COMMAND legcramp export manual | gzip -9n > ${manual} DEPENDS legcramp VERBATIM)
add_custom_target(manual ALL DEPENDS ${manual})

set(doc ${CMAKE_INSTALL_DATADIR}/doc/legcramp)
install(TARGETS legcramp COMPONENT program)
install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES src/cli/shells/legcramp.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME legcramp COMPONENT program)
foreach(folder site-functions vendor-completions) # the usual one, and Debian's
  install(FILES src/cli/shells/_legcramp DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/${folder} COMPONENT program)
endforeach()
install(FILES src/cli/shells/legcramp.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
        COMPONENT program)
install(FILES data/knowledge.schema.json data/output.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/legcramp
        COMPONENT program)
install(FILES README.md CHANGELOG.md SECURITY.md THIRD_PARTY.md CONTRIBUTING.md ARCHITECTURE.md DESTINATION ${doc} COMPONENT program)
install(FILES LICENSE DESTINATION ${doc} RENAME copyright COMPONENT program)
install(DIRECTORY docs examples DESTINATION ${doc} USE_SOURCE_PERMISSIONS COMPONENT program)

set(cmake ${CMAKE_INSTALL_LIBDIR}/cmake/legcramp)
set(doc ${CMAKE_INSTALL_DATADIR}/doc/liblegcramp-dev)
install(FILES LICENSE DESTINATION ${doc} RENAME copyright COMPONENT library)
install(FILES THIRD_PARTY.md DESTINATION ${doc} COMPONENT library)
install(TARGETS legcramp_library EXPORT legcramp COMPONENT library)
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(EXPORT legcramp NAMESPACE legcramp:: FILE legcrampConfig.cmake DESTINATION ${cmake} COMPONENT library)
write_basic_package_version_file(legcrampConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/legcrampConfigVersion.cmake DESTINATION ${cmake} COMPONENT library)
file(RELATIVE_PATH up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
file(CONFIGURE OUTPUT legcramp.pc @ONLY CONTENT [[
prefix=${pcfiledir}/@up@
Name: legcramp
Description: advice on night-time leg cramps: rules, interview, look-up and proof
Version: @PROJECT_VERSION@
Cflags: -I${prefix}/@CMAKE_INSTALL_INCLUDEDIR@
Libs: -L${prefix}/@CMAKE_INSTALL_LIBDIR@ -llegcramp -lstemmer
]])
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/legcramp.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)

set(CPACK_PACKAGE_NAME legcramp)
set(CPACK_PACKAGE_CONTACT "the legcramp authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "what to do about leg cramps at night, offline, on a command line")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "Remedies in seconds, likely causes, tips against the next cramp,\nand when to get help; each line with its source.")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
    "The rule engine of legcramp for C++20, without the terminal:\nload knowledge, assess answers, ask, look up, prove.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME legcramp)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS bash-completion)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME liblegcramp-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS libstemmer-dev)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_PROGRAM_FILE_NAME legcramp-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_ARCHIVE_LIBRARY_FILE_NAME liblegcramp-dev-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR})
include(CPack)
