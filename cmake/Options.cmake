# How everything of ours is compiled, and add_layer(), which makes one library of a layer.

option(LEGCRAMP_DEVELOP "Warnings are errors; for those who work on legcramp" OFF)
option(LEGCRAMP_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
option(LEGCRAMP_FUZZ "Fuzz targets with clang's fuzzer, and everything watched by it" OFF)
option(LEGCRAMP_COVERAGE "Count which branches run, with clang" OFF)
option(LEGCRAMP_STATIC "One static program that needs no libraries" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 0) # with CMAKE_UNITY_BUILD, each layer is compiled as one file: headers are read once
set(CMAKE_POSITION_INDEPENDENT_CODE ON) # whoever links the library may want that

add_compile_options(-Wall -Wextra -Wno-missing-field-initializers)
# (-Wnull-dereference takes the standard library itself for wrong where g++ 12 optimises.)
if(LEGCRAMP_DEVELOP)
  add_compile_options(-Werror -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wformat=2
                      $<$<CONFIG:Debug>:-Wnull-dereference> -Wswitch-enum -Wnon-virtual-dtor -Woverloaded-virtual)
endif()
if(LEGCRAMP_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(LEGCRAMP_COVERAGE)
  set(counts -fprofile-instr-generate=${CMAKE_BINARY_DIR}/counts/%8m.profraw -fcoverage-mapping)
  add_compile_options(${counts})
  add_link_options(${counts})
endif()
if(LEGCRAMP_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp) # the dictionary does that, and faster
endif()
if(LEGCRAMP_STATIC)
  # Sections are collected, and nothing is relocated at start: string views in tables would cost that.
  add_compile_options(-ffunction-sections -fdata-sections -fno-semantic-interposition)
  add_link_options(-static -no-pie -Wl,--gc-sections,-z,relro,-z,now)
endif()

function(add_layer name)
  add_library(legcramp_${name} STATIC ${ARGN})
  target_include_directories(legcramp_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
endfunction()
