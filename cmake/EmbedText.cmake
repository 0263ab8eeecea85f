# embed_text(TARGET FILE NAME): "embedded/NAME.hpp" holds the file's text, as the constant NAME.

function(embed_text target file name)
  file(READ ${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.hpp @ONLY CONTENT [[
// Made from @file@.
#pragma once
#include <string_view>
namespace legcramp {
inline constexpr std::string_view @name@ = R"text(@text@)text";
}
]])
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
