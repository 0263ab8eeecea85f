#pragma once

#include <string_view>

namespace legcramp {

inline constexpr std::string_view program_version = LEGCRAMP_VERSION;
inline constexpr std::string_view output_format_version = "1.0";

}  // namespace legcramp
