#pragma once
// A value, or the faults that prevented it. The members are those of std::expected, which replaces
// this one day.

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace legcramp {

/// One thing wrong in a file.
struct Fault {
  std::size_t offset = 0;  ///< in bytes from the start; faults are listed in this order
  std::size_t line = 0;    ///< from 1; 0 if the fault is the file's as a whole
  std::size_t column = 0;  ///< from 1, in characters
  std::string pointer;     ///< JSON pointer; empty for the whole document
  std::string message;     ///< may hold foreign text: escape it when printing
  std::vector<std::string> did_you_mean;  ///< best first
};
using Faults = std::vector<Fault>;

/// Ask first whether there is a value: `*` and `->` throw std::bad_variant_access if there is none,
/// and `error()` if there is one.
template <class T>
class Result {
 public:
  Result(T value) : held_(std::move(value)) {}
  Result(Faults faults) : held_(std::move(faults)) {}

  [[nodiscard]] bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] T& operator*() { return std::get<0>(held_); }
  [[nodiscard]] const T& operator*() const { return std::get<0>(held_); }
  [[nodiscard]] T* operator->() { return &std::get<0>(held_); }
  [[nodiscard]] const T* operator->() const { return &std::get<0>(held_); }
  [[nodiscard]] const Faults& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, Faults> held_;
};

}  // namespace legcramp
