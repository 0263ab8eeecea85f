#pragma once

#include <string>

namespace legcramp {

/// The manual page in the language of mdoc(7): prose, and the tables that help pages show.
std::string manual();

}  // namespace legcramp
