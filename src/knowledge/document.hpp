#pragma once
// JSON as a tree in which every value knows its place. What no file of ours may hold is refused
// here: broken UTF-8, NUL, control and bidi characters, duplicate keys, deep nesting, too many
// bytes.

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "legcramp/result.hpp"

namespace legcramp {

struct JsonValue {
  enum class Is : std::uint8_t { null, boolean, number, string, array, object };
  Is is = Is::null;
  std::size_t offset = 0;      ///< of the value's first byte
  std::string_view key;        ///< if it is a member of an object
  std::size_t key_offset = 0;  ///< of the key's opening quote
  std::string_view text;       ///< of a string
  std::int64_t number = 0;     ///< of a whole number
  bool is_whole = false;       ///< a number that fits `number` exactly
  std::vector<JsonValue> children;

  [[nodiscard]] const JsonValue* find(std::string_view wanted) const;
};

/// Where in the document one stands, as a chain of steps; written as a JSON pointer.
class JsonPath {
 public:
  JsonPath() = default;
  JsonPath(const JsonPath& parent, std::string_view key) : parent_(&parent), key_(key) {}
  JsonPath(const JsonPath& parent, std::size_t index)
      : parent_(&parent), index_(index), is_index_(true) {}
  [[nodiscard]] std::string pointer() const;

 private:
  const JsonPath* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
  bool is_index_ = false;
};

/// Parses a whole file; strings are kept in `memory`. Faults are added; with some of them there
/// still is a tree, so that all that is wrong can be told at once.
std::optional<JsonValue> parse_json(std::string_view text, std::pmr::memory_resource& memory,
                                    Faults& faults);

/// Fills in line and column of each fault from its offset, and sorts them by place.
void place_faults(Faults& faults, std::string_view text);

}  // namespace legcramp
