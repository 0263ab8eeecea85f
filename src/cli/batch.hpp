#pragma once
// Answers line by line: a filter that keeps nothing but the line it is at.

#include <optional>

#include "cli/world.hpp"
#include "legcramp/evaluator.hpp"
#include "legcramp/load.hpp"
#include "output/line.hpp"

namespace legcramp {

struct BatchStyle {
  bool is_line_buffered = false;  ///< each line is written by itself, not all that came together
  bool shows_progress = false;    ///< a line on standard error, drawn again every second
};

struct BatchEnd {
  bool is_written = true;
  bool has_bad_lines = false;
  std::optional<Fault> fault;  ///< why the input could not be read to its end
};

/// Answers a document of answers on each line, in their order, with a line of JSON. What could be
/// read without waiting is written before it waits.
class Batch {
 public:
  Batch(const Context& context, const World& world, BatchStyle style);

  BatchEnd run(const Stream& stream);

 private:
  bool take(std::string_view bytes);
  std::string_view keep(std::string_view part);
  bool answer(std::string_view line);
  void refuse(const Faults& faults);
  bool flush();
  void show_progress();
  void sum_up();

  const Knowledge& knowledge_;
  const World& world_;
  BatchStyle style_;
  SheetReader reader_;
  Evaluator evaluator_;
  LineWriter writer_;
  std::string rest_;  // of a line whose end has not come
  std::string out_;   // not written yet
  std::size_t lines_ = 0;
  std::size_t bad_lines_ = 0;
  std::size_t first_bad_ = 0;
  std::chrono::milliseconds start_;
  std::chrono::milliseconds shown_;
};

}  // namespace legcramp
