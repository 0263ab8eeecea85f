#pragma once
// Answers as programs write them, read quickly. Whatever is written in any other way, or is wrong,
// is left to the reader of all JSON, which says what is wrong.

#include <optional>
#include <unordered_map>

#include "legcramp/sheet.hpp"

namespace legcramp {

class PlainAnswers {
 public:
  explicit PlainAnswers(const Knowledge& knowledge);

  /// Nothing unless the text is not too long, and {"format_version":"1.0","answers":{...}} in this
  /// or the other order, without any other key, without escapes, each finding known and there once,
  /// and no contradiction.
  [[nodiscard]] std::optional<Sheet> read(std::string_view text) const;

 private:
  const Knowledge& knowledge_;
  std::unordered_map<std::string_view, Index> findings_;
};

}  // namespace legcramp
