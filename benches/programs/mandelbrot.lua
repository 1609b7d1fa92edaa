-- Escape times of the Mandelbrot set; twin of mandelbrot.py.
-- Stresses float arithmetic in a loop with an unpredictable exit.
local DEFAULT_N = 400
local MAX_STEPS = 100

local function escape_time(cx, cy)
  local x, y = 0.0, 0.0
  for step = 0, MAX_STEPS - 1 do
    local xx, yy = x * x, y * y
    if xx + yy > 4.0 then return step end
    y = 2.0 * x * y + cy
    x = xx - yy + cx
  end
  return MAX_STEPS
end

local function run(n)
  local inside, total = 0, 0
  for row = 0, n - 1 do
    local cy = 2.5 * row / n - 1.25
    for col = 0, n - 1 do
      local cx = 2.5 * col / n - 2.0
      local steps = escape_time(cx, cy)
      total = total + steps
      if steps == MAX_STEPS then inside = inside + 1 end
    end
  end
  return string.format("%d %d", inside, total)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
