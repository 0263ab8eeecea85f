#pragma once

#include <string>
#include <string_view>

namespace legcramp {

/// SHA-256 of the bytes, as 64 lower-case hexadecimal digits: names one exact knowledge file.
std::string sha256(std::string_view bytes);

}  // namespace legcramp
