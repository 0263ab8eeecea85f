# The system's packages where there are any; else the release named here, checked against its hash.

include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

FetchContent_Declare(fmt URL https://github.com/fmtlib/fmt/archive/refs/tags/10.2.1.tar.gz
  URL_HASH SHA256=1250e4cc58bf06ee631567523f48848dc4596133e163f02615c97f78bab6c811
  DOWNLOAD_EXTRACT_TIMESTAMP ON SYSTEM FIND_PACKAGE_ARGS)
FetchContent_Declare(nlohmann_json URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
  URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d
  DOWNLOAD_EXTRACT_TIMESTAMP ON SYSTEM FIND_PACKAGE_ARGS)
FetchContent_Declare(CLI11 URL https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.4.2.tar.gz
  URL_HASH SHA256=f2d893a65c3b1324c50d4e682c0cdc021dd0477ae2c048544f39eed6654b699a
  DOWNLOAD_EXTRACT_TIMESTAMP ON SYSTEM FIND_PACKAGE_ARGS)
FetchContent_MakeAvailable(fmt nlohmann_json CLI11)

# What is installed needs no other library; what is only tested is built in half the time with one.
set(fmt fmt::fmt-header-only)
if(LEGCRAMP_SANITIZE OR LEGCRAMP_COVERAGE)
  set(fmt fmt::fmt)
endif()

if(BUILD_TESTING OR NOT DEFINED BUILD_TESTING)
  FetchContent_Declare(Catch2 URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.5.2.tar.gz
    URL_HASH SHA256=269543a49eb76f40b3f93ff231d4c24c27a7e16c90e47d2e45bcc564de470c6e
    DOWNLOAD_EXTRACT_TIMESTAMP ON SYSTEM FIND_PACKAGE_ARGS)
  FetchContent_Declare(rapidcheck GIT_REPOSITORY https://github.com/emil-e/rapidcheck
    GIT_TAG 08b505857e32d52a20b2240b5125d937d67a6d86 SYSTEM FIND_PACKAGE_ARGS)
  FetchContent_MakeAvailable(Catch2 rapidcheck)
endif()

# What does not build with CMake has to be there: add_system_library(NAME HEADER LIBRARY PACKAGES).
function(add_system_library name header library packages)
  find_path(${name}_include ${header})
  find_library(${name}_library NAMES lib${library}.a ${library})
  if(NOT ${name}_include OR NOT ${name}_library)
    message(FATAL_ERROR "${library} is missing: install ${packages}")
  endif()
  add_library(${name}::${name} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${name}::${name} PROPERTIES
    IMPORTED_LOCATION ${${name}_library} INTERFACE_INCLUDE_DIRECTORIES ${${name}_include})
endfunction()

# SHA-256, and the stems of words.
add_system_library(md sha2.h md "libmd-dev (Debian), libmd-devel (Fedora) or libmd (Homebrew)")
add_system_library(stemmer libstemmer.h stemmer
  "libstemmer-dev (Debian), libstemmer-devel (Fedora) or snowball (Homebrew)")
