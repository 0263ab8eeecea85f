#include "cli/batch.hpp"

#include <fmt/format.h>

#include "cli/exit_code.hpp"

namespace legcramp {
namespace {

/// 1234567 as "1,234,567".
std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

}  // namespace

Batch::Batch(const Context& context, const World& world, BatchStyle style)
    : knowledge_(*context.knowledge),
      world_(world),
      style_(style),
      reader_(knowledge_),
      evaluator_(knowledge_),
      writer_(context),
      start_(world.now()),
      shown_(start_) {}

BatchEnd Batch::run(const Stream& stream) {
  BatchEnd end;
  for (bool is_open = true; is_open && end.is_written;) {
    const auto bytes = stream();
    if (!bytes) end.fault = bytes.error().front();
    is_open = bytes && !bytes->empty();
    if (is_open) end.is_written = take(*bytes) && flush();
    else if (bytes && !rest_.empty()) end.is_written = answer(rest_) && flush();
    show_progress();
  }
  sum_up();
  end.has_bad_lines = bad_lines_ > 0;
  return end;
}

/// Answers all lines that end here. Of a line that is too long only what shows that is kept.
bool Batch::take(std::string_view bytes) {
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    if (!answer(rest_.empty() ? line : keep(line))) return false;
    rest_.clear();
  }
  keep(bytes);
  return true;
}

std::string_view Batch::keep(std::string_view part) {
  return rest_.append(part.substr(0, largest_file + 1 - rest_.size()));
}

bool Batch::answer(std::string_view line) {
  ++lines_;
  const auto sheet = reader_.read(line);
  if (!sheet) {
    refuse(sheet.error());
  } else {
    const Advice& advice = evaluator_.advise(*sheet);
    writer_.write(advice, evaluator_.next_screen(), out_);
  }
  constexpr std::size_t most = 65536;  // bytes: errors can be much longer than what they are about
  return (!style_.is_line_buffered && out_.size() < most) || flush();
}

void Batch::refuse(const Faults& faults) {
  if (bad_lines_++ == 0) first_bad_ = lines_;
  Failure failure;
  failure.code = "bad-line";
  failure.message = faults.front().message;
  failure.did_you_mean = faults.front().did_you_mean;
  failure.faults = faults;
  writer_.write(failure, static_cast<int>(ExitCode::bad_input), out_);
}

bool Batch::flush() {
  const bool is_written = out_.empty() || world_.out(out_);
  out_.clear();
  return is_written;
}

void Batch::show_progress() {
  constexpr std::chrono::milliseconds pause{1000};
  const auto now = world_.now();
  if (!style_.shows_progress || now - shown_ < pause) return;
  shown_ = now;
  const auto rate = lines_ * 1000 / static_cast<std::size_t>((now - start_).count());
  world_.err(fmt::format("\r{} lines, {} a second\033[K", grouped(lines_), grouped(rate)));
}

/// What was wrong, for whoever sees only the exit code; and the progress goes.
void Batch::sum_up() {
  if (shown_ > start_) world_.err("\r\033[K");
  if (bad_lines_ > 0)
    world_.err(fmt::format("legcramp: {} of {} lines could not be read; the first is line {}\n",
                           grouped(bad_lines_), grouped(lines_), grouped(first_bad_)));
}

}  // namespace legcramp
