#pragma once
// What the fuzz targets share. Each target is one function over any text: `entry.cpp` calls it with
// bytes that the fuzzer makes up, `replay.cpp` with those of files. What must hold and does not
// ends the program, so that the bytes are kept.

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "legcramp/result.hpp"
#include "support/harmless.hpp"

namespace legcramp::testing {

/// The target. `chosen` is the same number for the same text, to choose by what is not done each
/// time.
void try_input(std::string_view text, std::uint64_t chosen);

inline void must(bool holds, std::string_view what, std::string_view shown = {}) {
  if (holds) return;
  fmt::print(stderr, "must hold, and does not: {}\n{}\n", what, shown);
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline void must_be_harmless(std::string_view text) {
  must(is_harmless(text), "nothing can steer a terminal", text);
}

/// That a text is JSON in ASCII, one document a line or one in all.
inline void must_be_json(std::string_view text) {
  for (const char c : text) must(c == '\n' || (c >= ' ' && c <= '~'), "JSON is ASCII", text);
  must(nlohmann::json::accept(text), "JSON is JSON", text);
}

/// That faults say where and what, in order and within the text.
inline void must_be_told_well(const Faults& faults, std::string_view text) {
  must(!faults.empty(), "what is refused has a fault", text);
  std::size_t before = 0;
  for (const Fault& fault : faults) {
    must(!fault.message.empty(), "a fault says what is wrong", text);
    must(fault.offset >= before && fault.offset <= text.size(), "faults are in order", text);
    before = fault.offset;
    must(fault.pointer.empty() || fault.pointer.front() == '/', "a pointer is one", fault.pointer);
  }
}

}  // namespace legcramp::testing
