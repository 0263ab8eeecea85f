#pragma once
// What follows from one of many sheets, as a line of JSON: the document of `ask --json` without its
// texts, the help among them, and without the answers, which who asks knows.

#include <optional>
#include <string>

#include "output/report.hpp"

namespace legcramp {

class LineWriter {
 public:
  explicit LineWriter(const Context& context);

  /// Adds a line to `out`.
  void write(const Advice& advice, const std::optional<NextScreen>& next, std::string& out) const;
  void write(const Failure& failure, int exit, std::string& out) const;

 private:
  const Knowledge& knowledge_;
  std::string begin_;  // of every line
};

}  // namespace legcramp
