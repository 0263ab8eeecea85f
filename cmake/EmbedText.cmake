# embed_text(TARGET FILE NAME): "embedded/NAME.hpp" holds the file's text, as the constant NAME.

function(embed_text target file name)
  file(READ ${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.hpp @ONLY CONTENT [[
// Made from @file@.
#pragma once
#pragma GCC diagnostic ignored "-Woverlength-strings" // every compiler of ours takes them
#include <string_view>
namespace legcramp {
inline constexpr char @name@_text[] = R"text(@text@)text";
inline constexpr std::string_view @name@{@name@_text, sizeof @name@_text - 1};
}
]])
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
