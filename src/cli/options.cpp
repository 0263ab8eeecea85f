#include "cli/options.hpp"

#include <fmt/format.h>

namespace legcramp {

std::string_view Option::short_name() const {
  return names.starts_with("--") ? std::string_view() : names.substr(0, names.find(','));
}
std::string_view Option::long_name() const {
  const std::size_t at = names.find("--");
  return at == std::string_view::npos ? std::string_view() : names.substr(at);
}
std::string Option::spelling() const {
  const std::string_view first = short_name();
  const std::string_view second = long_name();
  return fmt::format("{}{}{}{}{}", first, first.empty() || second.empty() ? "" : ", ", second,
                     is_argument() || is_flag() ? "" : " ", value.name);
}

std::string Option::explanation() const {
  return fmt::format("{}{}", meaning, can_repeat() && !is_argument() ? "; can be given again" : "");
}

}  // namespace legcramp
